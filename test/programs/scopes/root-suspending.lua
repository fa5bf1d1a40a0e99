-- The joiner waits for handlers that suspend.
local sleep = require('time').sleep
local f = spawn(function()
    scope_cleanup_push(function()
        sleep(5)
        print('handler')
    end)
    return 'value'
end)
print(f:join())
--> handler
--> value
