-- An interrupted fiber stays interrupted: after the first error is caught the next point raises again.
local sleep = require('time').sleep
local f = spawn(function()
    print(pcall(sleep, 100)) --> false	Fiber interrupted
    print('still running') --> still running
    sleep(1)
    print('never printed')
end)
this_fiber.yield()
f:interrupt()
f:join()
print(f.interruption_caught) --> true
