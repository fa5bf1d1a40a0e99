-- A notified waiter that is interrupted while it waits for the mutex returns, too.
local sleep = require('time').sleep
local m = require('mutex').new()
local c = require('condition_variable').new()
local f = spawn(function()
    m:lock()
    scope_cleanup_push(function() m:unlock() end)
    c:wait(m)
    print('woken')
    sleep(1)
    print('never printed')
end)
this_fiber.yield()
m:lock()
c:notify_one()
sleep(1)
f:interrupt()
sleep(1)
print('unlocking')
m:unlock()
f:join()
print(f.interruption_caught)
--> unlocking
--> woken
--> true
