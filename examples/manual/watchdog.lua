-- Interruption: a handler that only runs when the scope does not come to its end.
local sleep = require('time').sleep
local watchdog_sock = { write = function(_, text) print(text) end }

local function work(seconds)
    scope(function()
        scope_cleanup_push(function()
            watchdog_sock:write('failed after ' .. seconds)
        end)

        sleep(seconds)

        scope_cleanup_pop(false)
    end)
end

work(1)
local f = spawn(function() work(60) end)
sleep(1)
f:interrupt()
f:join() --> failed after 60
