-- An interrupted fiber that ends by another error panics by that one.
local sleep = require('time').sleep
local f = spawn(function()
    pcall(sleep, 10)
    error('another', 0)
end)
this_fiber.yield()
f:interrupt()
sleep(1)
f:detach() --! Fiber 0x* panicked: 'another'
