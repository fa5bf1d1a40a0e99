-- coroutine.running() is the coroutine within one.
local co
co = coroutine.create(function()
    print(coroutine.running() == co) --> true
    this_fiber.yield()
    print(coroutine.running() == co) --> true
end)
coroutine.resume(co)
