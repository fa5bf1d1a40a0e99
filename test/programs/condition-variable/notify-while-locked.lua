-- A notified waiter goes on only when the notifier has unlocked the mutex.
local sleep = require('time').sleep
local m = require('mutex').new()
local c = require('condition_variable').new()
local f = spawn(function()
    m:lock()
    c:wait(m)
    print('woken')
    m:unlock()
end)
this_fiber.yield()
m:lock()
c:notify_one()
sleep(5)
print('unlocking')
m:unlock()
f:join()
--> unlocking
--> woken
