-- this_fiber.local_ is a table of each fiber's own, which stays over suspensions.
this_fiber.local_.name = 'main'
local function fiber(name)
    return spawn(function()
        print(name, this_fiber.local_.name)
        this_fiber.local_.name = name
        this_fiber.yield()
        print(name, this_fiber.local_.name)
    end)
end
local a, b = fiber('a'), fiber('b')
a:join()
b:join()
--> a	nil
--> b	nil
--> a	a
--> b	b
print(this_fiber.local_.name) --> main
