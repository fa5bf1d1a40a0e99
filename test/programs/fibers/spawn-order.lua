-- New fibers run first in, first out.
for i = 1, 4 do
    spawn(function() print('fiber', i) end):detach()
end
this_fiber.yield()
--> fiber	1
--> fiber	2
--> fiber	3
--> fiber	4
