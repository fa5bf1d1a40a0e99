-- Producers and consumers over a queue lose nothing.
local sleep = require('time').sleep
local m = require('mutex').new()
local c = require('condition_variable').new()
local queue, sum, taken = {}, 0, 0
local fibers = {}
for _ = 1, 3 do
    fibers[#fibers + 1] = spawn(function()
        while true do
            m:lock()
            while #queue == 0 do c:wait(m) end
            local item = table.remove(queue, 1)
            m:unlock()
            if item == 'end' then return end
            sum, taken = sum + item, taken + 1
            sleep(item % 3)
        end
    end)
end
local producers = {}
for p = 1, 2 do
    producers[p] = spawn(function()
        for i = 1, 20 do
            m:lock()
            queue[#queue + 1] = i
            c:notify_one()
            m:unlock()
            if i % 5 == 0 then sleep(p) end
        end
    end)
end
for _, f in ipairs(producers) do f:join() end
for _ = 1, 3 do
    queue[#queue + 1] = 'end'
    c:notify_one()
end
for _, f in ipairs(fibers) do f:join() end
print(taken, sum) --> 40	420
