-- A generator that one fiber created is started in a second and resumed in a third.
local fibonacci = coroutine.create(function()
    local a, b = 0, 1
    while true do
        a, b = b, a + b
        coroutine.yield(a)
    end
end)
for _ = 1, 4 do
    spawn(function()
        print(coroutine.resume(fibonacci))
        print(coroutine.resume(fibonacci))
    end):join()
end
--> true	1
--> true	1
--> true	2
--> true	3
--> true	5
--> true	8
--> true	13
--> true	21
