-- A fiber suspends at the bottom of a deep recursion.
local function deep(n)
    if n == 0 then
        this_fiber.yield()
        return 0
    end
    return 1 + deep(n - 1)
end
print(deep(5000)) --> 5000
