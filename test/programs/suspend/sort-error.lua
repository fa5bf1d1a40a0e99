-- An error in a comparator that had suspended leaves table.sort().
local t = { 3, 2, 1 }
print(pcall(table.sort, t, function()
    this_fiber.yield()
    error('incomparable', 0)
end))
--> false	incomparable
