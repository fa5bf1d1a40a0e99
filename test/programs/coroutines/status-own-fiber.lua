-- A coroutine that has resumed another one has status "normal", also after a suspension.
local outer
outer = coroutine.create(function()
    coroutine.wrap(function()
        this_fiber.yield()
        print(coroutine.status(outer))
    end)()
    print(coroutine.status(outer))
end)
print(coroutine.status(outer))
coroutine.resume(outer)
print(coroutine.status(outer))
--> suspended
--> normal
--> running
--> dead
