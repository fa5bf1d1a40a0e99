-- Two fibers that sort at the same time do not mix.
local function sorted(descending)
    local t = {}
    for i = 1, 50 do t[i] = i * 37 % 50 end
    table.sort(t, function(a, b)
        this_fiber.yield()
        if descending then return a > b end
        return a < b
    end)
    return table.concat(t, ' ', 1, 5)
end
local a = spawn(function() return sorted(false) end)
local b = spawn(function() return sorted(true) end)
print(a:join()) --> 0 1 2 3 4
print(b:join()) --> 49 48 47 46 45
