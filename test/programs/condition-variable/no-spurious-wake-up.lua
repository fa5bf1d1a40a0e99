-- A waiter does not wake when the mutex is locked and unlocked by others, or when another variable is notified.
local sleep = require('time').sleep
local m = require('mutex').new()
local condition_variable = require('condition_variable')
local c, other = condition_variable.new(), condition_variable.new()
local f = spawn(function()
    m:lock()
    c:wait(m)
    print('woken')
    m:unlock()
end)
for _ = 1, 5 do
    sleep(1)
    m:lock()
    m:unlock()
    other:notify_all()
end
print('notifying')
c:notify_one()
f:join()
--> notifying
--> woken
