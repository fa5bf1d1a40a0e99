-- forbid_suspend() holds in coroutines, too: it is a state of the fiber.
this_fiber.forbid_suspend()
coroutine.wrap(function()
    print((pcall(this_fiber.yield))) --> false
    this_fiber.allow_suspend()
end)()
print((pcall(this_fiber.yield))) --> true
