-- A fiber suspends inside xpcall(), which handles a later error.
local sleep = require('time').sleep
print(xpcall(function(a)
    sleep(1)
    error(a .. ' failed', 0)
end, function(e) return 'handled: ' .. e end, 'it'))
--> false	handled: it failed
