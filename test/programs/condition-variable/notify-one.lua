-- notify_one() wakes one waiter.
local m = require('mutex').new()
local c = require('condition_variable').new()
local woken = 0
for _ = 1, 3 do
    spawn(function()
        m:lock()
        c:wait(m)
        woken = woken + 1
        m:unlock()
    end):detach()
end
this_fiber.yield()
for i = 1, 3 do
    c:notify_one()
    require('time').sleep(1)
    print(woken)
end
--> 1
--> 2
--> 3
