-- Notifying does not suspend: the waiter runs later.
local m = require('mutex').new()
local c = require('condition_variable').new()
local f = spawn(function()
    m:lock()
    c:wait(m)
    print('woken')
    m:unlock()
end)
this_fiber.yield()
c:notify_one()
c:notify_all()
print('notified')
f:join()
--> notified
--> woken
