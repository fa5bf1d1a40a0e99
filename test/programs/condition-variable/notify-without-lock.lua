-- The notifier need not hold the mutex: no wake-up is lost.
local m = require('mutex').new()
local c = require('condition_variable').new()
local ready = false
local waiter = spawn(function()
    m:lock()
    while not ready do
        c:wait(m)
    end
    m:unlock()
    print('ready') --> ready
end)
spawn(function()
    ready = true
    c:notify_one()
end):detach()
waiter:join()
