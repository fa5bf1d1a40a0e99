-- A fiber gets the mutex only by its turn: the holder before cannot unlock it any more.
local m = require('mutex').new()
m:lock()
local f = spawn(function()
    m:lock()
    this_fiber.yield()
    this_fiber.yield()
    m:unlock()
end)
this_fiber.yield()
m:unlock()
this_fiber.yield()
print(pcall(m.unlock, m)) --> false	Operation not permitted
f:join()
