-- coroutine.resume() returns false for an error that comes after a suspension.
local co = coroutine.create(function()
    this_fiber.yield()
    error('late', 0)
end)
print(coroutine.resume(co)) --> false	late
print(coroutine.status(co)) --> dead
