-- yield() puts the fiber behind all ready fibers.
local function worker(name)
    return function()
        for i = 1, 3 do
            print(name .. i)
            this_fiber.yield()
        end
    end
end
local a, b = spawn(worker('a')), spawn(worker('b'))
a:join()
b:join()
--> a1
--> b1
--> a2
--> b2
--> a3
--> b3
