-- interrupt() is no suspension point: the caller goes on first.
local sleep = require('time').sleep
local f = spawn(function()
    scope_cleanup_push(function() print('unwound') end)
    sleep(100)
end)
this_fiber.yield()
f:interrupt()
print('after interrupt') --> after interrupt
f:join() --> unwound
