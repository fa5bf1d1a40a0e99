-- Coroutines of two fibers that suspend alternately do not mix.
local function fiber(name)
    return spawn(function()
        local co = coroutine.wrap(function()
            for i = 1, 3 do
                this_fiber.yield()
                coroutine.yield(name .. i)
            end
        end)
        for _ = 1, 3 do print(co()) end
    end)
end
local a, b = fiber('a'), fiber('b')
a:join()
b:join()
--> a1
--> b1
--> a2
--> b2
--> a3
--> b3
