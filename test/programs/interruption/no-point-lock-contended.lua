-- Interrupting a fiber that waits in lock() does nothing until its next interruption point.
local sleep = require('time').sleep
local m = require('mutex').new()
m:lock()
local f = spawn(function()
    m:lock()
    print('locked')
    m:unlock()
    sleep(0)
    print('never printed')
end)
this_fiber.yield()
f:interrupt()
sleep(1)
print('unlocking')
m:unlock()
f:join()
--> unlocking
--> locked
print(f.interruption_caught) --> true
