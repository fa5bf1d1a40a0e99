-- A fiber suspends in comparison metamethods, whose results are made booleans after.
local mt = {}
local function new(n) return setmetatable({ n = n }, mt) end
mt.__eq = function(a, b) this_fiber.yield() return a.n == b.n and 'yes' end
mt.__lt = function(a, b) this_fiber.yield() return a.n < b.n and 'yes' end
mt.__le = function(a, b) this_fiber.yield() return a.n <= b.n and 'yes' end
local one, two = new(1), new(2)
print(one == new(1), one == two, one ~= two) --> true	false	true
print(one < two, two < one, one > two) --> true	false	false
print(one <= two, two <= one, two >= two) --> true	false	true
if one < two then print('branch') end --> branch
