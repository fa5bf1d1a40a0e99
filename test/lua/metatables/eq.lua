-- __eq compares two tables with the same metamethod.
local mt = { __eq = function(a, b) return a.v == b.v end }
local a, b, c = setmetatable({ v = 1 }, mt), setmetatable({ v = 1 }, mt), setmetatable({ v = 2 }, mt)
print(a == b, a ~= b, a == c, a ~= c) --> true	false	false	true
