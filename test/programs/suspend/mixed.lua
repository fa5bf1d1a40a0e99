-- A fiber suspends in a comparator that a metamethod calls within a pcall() of a coroutine.
local proxy = setmetatable({}, {
    __index = function(_, n)
        local t = {}
        for i = 1, n do t[i] = n - i end
        table.sort(t, function(a, b)
            this_fiber.yield()
            return a < b
        end)
        return t
    end,
})
local co = coroutine.wrap(function()
    coroutine.yield(pcall(function() return table.concat(proxy[5], ',') end))
end)
print(co()) --> true	0,1,2,3,4
