-- A fiber that ends by its interruption prints nothing, joined or not.
local sleep = require('time').sleep
local f = spawn(function() sleep(100) end)
this_fiber.yield()
f:interrupt()
sleep(1)
f:detach()
f = nil
collectgarbage()
print('silence') --> silence
