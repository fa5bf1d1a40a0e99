-- An interruption that arrives in a coroutine ends it; the fiber goes on to its next interruption point.
local sleep = require('time').sleep
local co = coroutine.create(function() sleep(100) end)
local f = spawn(function()
    print(coroutine.resume(co)) --> false	Fiber interrupted
    print(coroutine.status(co)) --> dead
    this_fiber.yield()
    print('never printed')
end)
this_fiber.yield()
f:interrupt()
f:join()
print(f.interruption_caught) --> true
