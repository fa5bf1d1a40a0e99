-- A coroutine created in one fiber may be started in a second and resumed in a third, and suspend in each.
local co = coroutine.create(function()
    this_fiber.yield()
    coroutine.yield(1)
    this_fiber.yield()
    return 2
end)
local function resume()
    print(coroutine.resume(co))
end
spawn(resume):join() --> true	1
spawn(resume):join() --> true	2
