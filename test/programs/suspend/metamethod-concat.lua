-- A fiber suspends in __concat in the middle of a chain.
local mt = {}
mt.__concat = function(a, b)
    this_fiber.yield()
    return (type(a) == 'table' and a.s or a) .. (type(b) == 'table' and b.s or b)
end
local x = setmetatable({ s = 'x' }, mt)
print('a' .. 'b' .. x .. 'c' .. 'd' .. x) --> abxcdx
