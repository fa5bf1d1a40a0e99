-- disable_interruption() is a state of the fiber, not of the coroutine that called it.
local f
f = spawn(function()
    coroutine.wrap(function() this_fiber.disable_interruption() end)()
    f:interrupt()
    this_fiber.yield()
    print('not interrupted') --> not interrupted
    this_fiber.restore_interruption()
end)
f:join()
print(f.interruption_caught) --> false
