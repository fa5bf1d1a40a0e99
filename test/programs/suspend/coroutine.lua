-- A fiber suspends inside a coroutine, which goes on where it was.
local co = coroutine.wrap(function(a)
    this_fiber.yield()
    local b = coroutine.yield(a + 1)
    this_fiber.yield()
    return a + b
end)
spawn(function() print('other') end):detach()
print(co(1))
print(co(10))
--> other
--> 2
--> 11
