-- disable_interruption() counts: it takes as many restore_interruption().
local f
f = spawn(function()
    this_fiber.disable_interruption()
    this_fiber.disable_interruption()
    f:interrupt()
    this_fiber.restore_interruption()
    this_fiber.yield()
    print('still disabled') --> still disabled
    this_fiber.restore_interruption()
    this_fiber.yield()
    print('never printed')
end)
f:join()
