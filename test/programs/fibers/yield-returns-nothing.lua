-- yield() returns no values.
print(select('#', this_fiber.yield())) --> 0
