this_fiber.yield()
text = 'c'
