this_fiber.yield()
local b = require('../b')
this_fiber.yield()
text = 'a ' .. b.text
