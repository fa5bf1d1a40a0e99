-- The interruption is an error object of the runtime's own category.
local sleep = require('time').sleep
local f = spawn(function()
    local ok, e = pcall(sleep, 100)
    print(ok, e, type(e)) --> false	Fiber interrupted	table
    print(e.category) --> emilua.core
end)
this_fiber.yield()
f:interrupt()
f:join()
