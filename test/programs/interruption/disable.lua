-- While interruption is disabled, suspending functions complete.
local sleep = require('time').sleep
local f = spawn(function()
    this_fiber.disable_interruption()
    sleep(2)
    print('slept') --> slept
    pcall(sleep, 1)
    this_fiber.restore_interruption()
    print('restored') --> restored
    sleep(1)
    print('never printed')
end)
sleep(1)
f:interrupt()
f:join()
print(f.interruption_caught) --> true
