-- Coroutines use the local storage of the fiber that runs them.
local co = coroutine.create(function()
    while true do
        coroutine.yield(this_fiber.local_.name)
    end
end)
for _, name in ipairs { 'a', 'b' } do
    spawn(function()
        this_fiber.local_.name = name
        print(coroutine.resume(co))
    end):join()
end
--> true	a
--> true	b
print(type(this_fiber.local_)) --> table
