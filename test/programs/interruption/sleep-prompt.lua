-- An interrupted fiber does not wait for the end of what it waited for.
local sleep = require('time').sleep
spawn(function()
    sleep(50)
    print('50 seconds')
end):detach()
local f = spawn(function() sleep(100) end)
sleep(1)
f:interrupt()
f:join()
print('joined')
--> joined
--> 50 seconds
