-- The traceback of a panic is that of the point of the error, although handlers run.
--@ exit 1
local sleep = require('time').sleep
local function inner()
    error('boom')
end
scope_cleanup_push(function()
    sleep(1)
    print('handler')
end)
local function outer()
    scope_cleanup_push(function() print('another') end)
    inner()
    return 1
end
scope(function()
    local x = outer()
    return x
end) --! Main fiber from VM 0x* panicked: 'handlers-run.lua:5: boom'
--~ [C]: in function 'error'
--~ handlers-run.lua:5: in function 'inner'
--~ handlers-run.lua:13: in function *
--> another
--> handler
