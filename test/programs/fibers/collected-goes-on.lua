-- Collecting the handle detaches the fiber, which goes on to its end.
local sleep = require('time').sleep
spawn(function()
    sleep(5)
    print('end of the fiber')
end)
this_fiber.yield()
collectgarbage()
collectgarbage()
print('collected') --> collected
--> end of the fiber
