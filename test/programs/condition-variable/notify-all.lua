-- notify_all() wakes every waiter, and each returns with the mutex held.
local m = require('mutex').new()
local c = require('condition_variable').new()
local inside, most, woken = 0, 0, 0
local fibers = {}
for i = 1, 5 do
    fibers[i] = spawn(function()
        m:lock()
        c:wait(m)
        inside = inside + 1
        most = math.max(most, inside)
        this_fiber.yield()
        inside = inside - 1
        woken = woken + 1
        m:unlock()
    end)
end
this_fiber.yield()
c:notify_all()
for _, f in ipairs(fibers) do f:join() end
print(woken, most) --> 5	1
