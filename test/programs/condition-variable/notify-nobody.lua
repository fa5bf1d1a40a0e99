-- A notification without a waiter is lost.
local sleep = require('time').sleep
local m = require('mutex').new()
local c = require('condition_variable').new()
c:notify_one()
c:notify_all()
local f = spawn(function()
    m:lock()
    c:wait(m)
    print('woken')
    m:unlock()
end)
sleep(10)
print('still waiting')
c:notify_one()
f:join()
--> still waiting
--> woken
