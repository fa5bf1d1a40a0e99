-- Once coroutine.resume() has begun it delivers what the coroutine yields.
local f
f = spawn(function()
    print(coroutine.resume(coroutine.create(function()
        f:interrupt()
        coroutine.yield('yielded')
    end)))
    --> true	yielded
    this_fiber.yield()
    print('never printed')
end)
f:join()
print(f.interruption_caught) --> true
