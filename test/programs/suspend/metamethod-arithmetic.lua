-- A fiber suspends in arithmetic metamethods, and the operands around keep their values.
local mt = {}
local function new(n) return setmetatable({ n = n }, mt) end
local function op(f)
    return function(a, b)
        this_fiber.yield()
        return new(f(type(a) == 'table' and a.n or a, type(b) == 'table' and b.n or b))
    end
end
mt.__add = op(function(a, b) return a + b end)
mt.__mul = op(function(a, b) return a * b end)
mt.__unm = op(function(a) return -a end)
mt.__pow = op(function(a, b) return a ^ b end)
local r = new(2) * 3 + -new(4) * (1 + new(1)) ^ 2
print(r.n) --> -10
