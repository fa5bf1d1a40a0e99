-- Metamethods may change the operands.
local o = setmetatable({ n = 0 }, { __add = function(a, b) a.n = a.n + b; return a end })
local r = o + 1 + 2 + 3
print(r.n, rawequal(r, o)) --> 6	true
