-- A fiber suspends in __index and __newindex.
local store = {}
local t = setmetatable({}, {
    __index = function(_, k)
        this_fiber.yield()
        return store[k]
    end,
    __newindex = function(_, k, v)
        this_fiber.yield()
        store[k] = v
    end,
})
t.x = 5
t[1] = t.x + 1
print(t.x, t[1]) --> 5	6
