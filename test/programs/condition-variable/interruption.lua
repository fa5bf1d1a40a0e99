-- An interrupted wait() raises and holds the mutex again.
local m = require('mutex').new()
local c = require('condition_variable').new()
local f = spawn(function()
    m:lock()
    print(pcall(c.wait, c, m))
    m:unlock()
    print('unlocked')
end)
this_fiber.yield()
f:interrupt()
f:join()
--> false	Fiber interrupted
--> unlocked
