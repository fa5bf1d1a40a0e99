-- lock() suspends the fiber within a coroutine.
local m = require('mutex').new()
m:lock()
local f = spawn(function()
    local co = coroutine.wrap(function()
        m:lock()
        coroutine.yield('locked')
        m:unlock()
    end)
    print(co())
    co()
end)
this_fiber.yield()
print('unlocking')
m:unlock()
f:join()
--> unlocking
--> locked
