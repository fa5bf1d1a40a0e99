-- Fibers that wait get the mutex in the order in which they asked.
local m = require('mutex').new()
m:lock()
local fibers = {}
for i = 1, 4 do
    fibers[i] = spawn(function()
        m:lock()
        print(i)
        this_fiber.yield()
        m:unlock()
    end)
end
this_fiber.yield()
m:unlock()
for _, f in ipairs(fibers) do f:join() end
--> 1
--> 2
--> 3
--> 4
