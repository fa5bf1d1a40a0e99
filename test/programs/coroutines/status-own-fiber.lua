-- A coroutine that has resumed another one has status "normal", also after a suspension.
local outer
outer = coroutine.create(function()
    coroutine.wrap(function()
        this_fiber.yield()
        print(coroutine.status(outer)) --> normal
    end)()
    print(coroutine.status(outer)) --> running
end)
print(coroutine.status(outer)) --> suspended
coroutine.resume(outer)
print(coroutine.status(outer)) --> dead
