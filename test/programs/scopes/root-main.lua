-- The main fiber's root scope ends with the script.
local sleep = require('time').sleep
scope_cleanup_push(function() print('first registered') end)
scope_cleanup_push(function()
    sleep(1)
    print('last registered')
end)
print('end')
--> end
--> last registered
--> first registered
