-- A fiber suspends in the comparator of table.sort().
local t = { 8, 42, 38, 111, 2, 39, 1 }
table.sort(t, function(a, b)
    this_fiber.yield()
    return a < b
end)
print(table.concat(t, ' ')) --> 1 2 8 38 39 42 111
