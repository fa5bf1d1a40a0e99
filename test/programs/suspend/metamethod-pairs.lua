-- A fiber suspends in __pairs and in the iterator it gives.
local t = setmetatable({}, {
    __pairs = function()
        this_fiber.yield()
        return function(_, i)
            this_fiber.yield()
            if i < 3 then return i + 1, 'v' .. i + 1 end
        end, nil, 0
    end,
})
for k, v in pairs(t) do print(k, v) end
--> 1	v1
--> 2	v2
--> 3	v3
