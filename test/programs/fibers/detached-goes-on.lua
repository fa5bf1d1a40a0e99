-- A detached fiber goes on to its end, after that of the main fiber, too.
local sleep = require('time').sleep
local f = spawn(function()
    sleep(5)
    print('end of the fiber')
end)
f:detach()
print('end of main') --> end of main
--> end of the fiber
