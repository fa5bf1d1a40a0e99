-- Interruption: a coroutine may be resumed by any fiber; what is interrupted is the fiber.
local fibonacci = coroutine.create(function()
    local a, b = 0, 1
    while true do
        a, b = b, a + b
        coroutine.yield(a)
    end
end)

local f
f = spawn(function()
    print(coroutine.resume(fibonacci)) --> true	1
    f:interrupt()
    coroutine.resume(fibonacci)
end)
f:join()
for _ = 1, 3 do
    print(coroutine.resume(fibonacci))
end
--> true	1
--> true	2
--> true	3
