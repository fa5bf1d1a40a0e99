main = this_fiber.is_main
id = this_fiber.id
time = require('time')
