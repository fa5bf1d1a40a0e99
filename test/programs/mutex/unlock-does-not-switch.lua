-- unlock() does not switch to the fiber that waits.
local m = require('mutex').new()
m:lock()
local f = spawn(function()
    m:lock()
    print('waiter')
    m:unlock()
end)
this_fiber.yield()
m:unlock()
print('unlocked')
f:join()
--> unlocked
--> waiter
