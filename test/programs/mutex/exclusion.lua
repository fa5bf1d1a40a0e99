-- Only one fiber at a time is between lock() and unlock(), also when it suspends there.
local sleep = require('time').sleep
local m = require('mutex').new()
local inside, most, total = 0, 0, 0
local fibers = {}
for i = 1, 20 do
    fibers[i] = spawn(function()
        for _ = 1, 3 do
            m:lock()
            inside = inside + 1
            most = math.max(most, inside)
            sleep(i % 3)
            this_fiber.yield()
            total = total + 1
            inside = inside - 1
            m:unlock()
        end
    end)
end
for _, f in ipairs(fibers) do f:join() end
print(most, total) --> 1	60
