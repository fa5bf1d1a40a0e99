-- A popped handler may suspend.
local sleep = require('time').sleep
scope_cleanup_push(function()
    sleep(1)
    print('handler')
end)
scope_cleanup_pop()
print('end')
--> handler
--> end
