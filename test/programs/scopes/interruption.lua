-- An interruption runs the handlers, from the innermost scope to the root scope.
local sleep = require('time').sleep
local f = spawn(function()
    scope_cleanup_push(function() print('root') end)
    scope(function()
        scope_cleanup_push(function() print('outer') end)
        scope(function()
            scope_cleanup_push(function() print('inner') end)
            sleep(100)
        end)
    end)
end)
this_fiber.yield()
f:interrupt()
f:join()
print(f.interruption_caught)
--> inner
--> outer
--> root
--> true
