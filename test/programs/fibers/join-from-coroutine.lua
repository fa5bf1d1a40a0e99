-- join() may be called inside a coroutine.
local f = spawn(function() this_fiber.yield() return 1, 2 end)
local co = coroutine.wrap(function()
    coroutine.yield(f:join())
    return 'end'
end)
print(co()) --> 1	2
print(co()) --> end
