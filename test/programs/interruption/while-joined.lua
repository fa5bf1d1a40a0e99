-- A fiber somebody waits for in join() can be interrupted; the joiner goes on.
local sleep = require('time').sleep
local f = spawn(function() sleep(100) end)
spawn(function()
    sleep(1)
    f:interrupt()
end):detach()
print(select('#', f:join())) --> 0
print(f.interruption_caught) --> true
