this_fiber.yield()
local c = require('../c')
this_fiber.yield()
text = 'b ' .. c.text
