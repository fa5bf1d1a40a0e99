-- Fibers of a VM share globals and upvalues.
counter = 0
local list = {}
for i = 1, 3 do
    spawn(function()
        counter = counter + i
        list[#list + 1] = i
    end):detach()
end
this_fiber.yield()
print(counter, #list) --> 6	3
