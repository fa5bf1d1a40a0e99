-- An interrupted fiber that ends by another error passes that error on.
local sleep = require('time').sleep
local f = spawn(function()
    pcall(sleep, 100)
    error('another', 0)
end)
this_fiber.yield()
f:interrupt()
print(pcall(f.join, f)) --> false	another
print(f.interruption_caught) --> false
