-- After the handlers the fiber is as interruptible as before.
local sleep = require('time').sleep
local f = spawn(function()
    scope(function() scope_cleanup_push(function() end) end)
    pcall(function()
        scope_cleanup_push(function() end)
        error('boom')
    end)
    scope_cleanup_push(function() end)
    scope_cleanup_pop()
    sleep(100)
end)
this_fiber.yield()
f:interrupt()
f:join()
print(f.interruption_caught) --> true
print(select(2, pcall(this_fiber.restore_interruption))) --> Interrupt-ability already allowed
