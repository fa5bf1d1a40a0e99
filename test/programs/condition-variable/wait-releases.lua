-- wait() releases the mutex while it waits and holds it again when it returns.
local m = require('mutex').new()
local c = require('condition_variable').new()
local f = spawn(function()
    m:lock()
    c:wait(m)
    print('woken')
    m:unlock()
    print('unlocked')
end)
this_fiber.yield()
m:lock()
print('the mutex is free')
c:notify_one()
m:unlock()
f:join()
--> the mutex is free
--> woken
--> unlocked
