-- disable_interruption() concerns the calling fiber only.
this_fiber.disable_interruption()
local f = spawn(function()
    this_fiber.yield()
    this_fiber.yield()
    print('never printed')
end)
f:interrupt()
f:join()
print(f.interruption_caught) --> true
