-- forbid_suspend() counts: it takes as many allow_suspend().
this_fiber.forbid_suspend()
this_fiber.forbid_suspend()
print((pcall(this_fiber.yield))) --> false
this_fiber.allow_suspend()
print((pcall(this_fiber.yield))) --> false
this_fiber.allow_suspend()
print((pcall(this_fiber.yield))) --> true
