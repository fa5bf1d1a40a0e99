-- notify_all() wakes those that wait now, not one that waits later.
local sleep = require('time').sleep
local m = require('mutex').new()
local c = require('condition_variable').new()
local function waiter(name)
    return spawn(function()
        m:lock()
        c:wait(m)
        print(name)
        m:unlock()
    end)
end
local a = waiter('a')
sleep(1)
c:notify_all()
local b = waiter('b')
a:join()
sleep(1)
print('again')
c:notify_all()
b:join()
--> a
--> again
--> b
