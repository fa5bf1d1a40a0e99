-- condition_variable: with fibers the notifier need not lock the mutex.
local m = require('mutex').new()
local c = require('condition_variable').new()
local ready = false

local waiter = spawn(function()
    m:lock()
    while not ready do
        c:wait(m)
    end
    m:unlock()
    print('event signalled') --> event signalled
end)

local notifier = spawn(function()
    ready = true
    c:notify_one()
end)

waiter:join()
notifier:join()
