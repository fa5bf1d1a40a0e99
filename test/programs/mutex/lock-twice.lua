-- lock() by the fiber that holds the mutex raises EDEADLK, and it stays locked.
local m = require('mutex').new()
m:lock()
print(pcall(m.lock, m)) --> false	Resource deadlock avoided
coroutine.wrap(function() print(pcall(m.lock, m)) end)() --> false	Resource deadlock avoided
spawn(function()
    m:lock()
    print('other') --> other
    m:unlock()
end):detach()
this_fiber.yield()
m:unlock()
