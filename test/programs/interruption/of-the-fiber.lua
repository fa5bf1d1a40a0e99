-- Interruption belongs to the fiber: a coroutine started by an interrupted fiber goes on in another.
local co = coroutine.create(function()
    coroutine.yield('first')
    this_fiber.yield()
    return 'second'
end)
local a
a = spawn(function()
    print(coroutine.resume(co)) --> true	first
    a:interrupt()
    this_fiber.yield()
end)
a:join()
spawn(function()
    print(coroutine.resume(co)) --> true	second
end):join()
