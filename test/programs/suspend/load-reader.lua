-- A fiber suspends in the reader function of load().
local parts = { 'return ', '6 *', ' 7' }
local i = 0
print(load(function()
    this_fiber.yield()
    i = i + 1
    return parts[i]
end)())
--> 42
