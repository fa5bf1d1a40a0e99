-- A waiter that was interrupted gets the mutex in its turn, and the next one after it.
local m = require('mutex').new()
m:lock()
local function waiter(name)
    return spawn(function()
        m:lock()
        print(name)
        m:unlock()
    end)
end
local a, b = waiter('a'), waiter('b')
this_fiber.yield()
a:interrupt()
m:unlock()
a:join()
b:join()
print(a.interruption_caught)
--> a
--> b
--> false
