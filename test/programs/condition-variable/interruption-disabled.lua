-- With interruption disabled, an interrupted waiter waits for its notification.
local sleep = require('time').sleep
local m = require('mutex').new()
local c = require('condition_variable').new()
local f = spawn(function()
    this_fiber.disable_interruption()
    m:lock()
    c:wait(m)
    print('woken')
    m:unlock()
end)
this_fiber.yield()
f:interrupt()
sleep(5)
print('notifying')
c:notify_one()
f:join()
--> notifying
--> woken
