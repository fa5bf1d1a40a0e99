-- Handlers run with interruption disabled: in an interrupted fiber they may suspend.
local sleep = require('time').sleep
local f = spawn(function()
    scope_cleanup_push(function()
        print(pcall(sleep, 1)) --> true
        this_fiber.yield()
        print('handled') --> handled
    end)
    sleep(100)
end)
this_fiber.yield()
f:interrupt()
f:join()
