-- A module runs in a fiber of its own, which may import.
local x = require('./x')
print(x.main, x.id == this_fiber.id, x.time == require('time')) --> false	false	true
