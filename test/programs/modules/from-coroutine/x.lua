this_fiber.yield()
name = 'x'
