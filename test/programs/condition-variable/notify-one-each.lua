-- Two notify_one() in a row wake two waiters.
local sleep = require('time').sleep
local m = require('mutex').new()
local c = require('condition_variable').new()
local woken = 0
local fibers = {}
for i = 1, 3 do
    fibers[i] = spawn(function()
        m:lock()
        c:wait(m)
        woken = woken + 1
        m:unlock()
    end)
end
this_fiber.yield()
c:notify_one()
c:notify_one()
sleep(1)
print(woken) --> 2
c:notify_one()
for _, f in ipairs(fibers) do f:join() end
print(woken) --> 3
