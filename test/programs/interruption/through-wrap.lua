-- An interruption passes through a wrapped coroutine.
local sleep = require('time').sleep
local f = spawn(function()
    local step = coroutine.wrap(function() sleep(100) end)
    step()
    print('never printed')
end)
this_fiber.yield()
f:interrupt()
f:join()
print(f.interruption_caught) --> true
