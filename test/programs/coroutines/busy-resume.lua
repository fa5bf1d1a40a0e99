-- Resuming a coroutine that is suspended inside an operation of another fiber raises EPERM.
local sleep = require('time').sleep
local co = coroutine.create(function()
    sleep(1)
    return 'result'
end)
local f = spawn(function() return coroutine.resume(co) end)
this_fiber.yield()
local ok, e = pcall(coroutine.resume, co)
print(ok, e, e.code) --> false	Operation not permitted	1
print(f:join()) --> true	result
