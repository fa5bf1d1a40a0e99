-- condition_variable: a consumer that empties a queue whenever there is something in it.
local sleep = require('time').sleep
local queue_mtx = require('mutex').new()
local queue_cond = require('condition_variable').new()
local queue = {}

local function consume_item(item)
    print('consumed', item)
end

local function queue_consumer()
    scope(function()
        scope_cleanup_push(function() queue_mtx:unlock() end)
        queue_mtx:lock()
        while #queue == 0 do
            queue_cond:wait(queue_mtx)
        end
        for _, e in ipairs(queue) do
            consume_item(e)
        end
        queue = {}
    end)
end

local consumer = spawn(function()
    for _ = 1, 2 do
        queue_consumer()
    end
end)

for i = 1, 2 do
    sleep(1)
    queue_mtx:lock()
    queue[#queue + 1] = 'first of ' .. i
    queue[#queue + 1] = 'second of ' .. i
    queue_cond:notify_one()
    queue_mtx:unlock()
end
consumer:join()
--> consumed	first of 1
--> consumed	second of 1
--> consumed	first of 2
--> consumed	second of 2
