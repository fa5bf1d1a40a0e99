-- Calling a wrapped coroutine that is suspended inside an operation of another fiber raises EPERM.
local step = coroutine.wrap(function()
    this_fiber.yield()
    return 'result'
end)
local f = spawn(function() return step() end)
this_fiber.yield()
print(pcall(step)) --> false	Operation not permitted
print(f:join()) --> result
