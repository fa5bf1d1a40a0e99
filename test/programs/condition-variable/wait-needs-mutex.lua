-- wait() needs a mutex.
local c = require('condition_variable').new()
print((pcall(c.wait, c))) --> false
print((pcall(c.wait, c, {}))) --> false
