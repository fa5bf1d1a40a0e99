-- A coroutine that is suspended inside an operation of another fiber has status "normal".
local sleep = require('time').sleep
local co = coroutine.create(function() sleep(1) end)
local f = spawn(function() coroutine.resume(co) end)
this_fiber.yield()
print(coroutine.status(co)) --> normal
f:join()
print(coroutine.status(co)) --> dead
