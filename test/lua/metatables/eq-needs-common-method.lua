-- __eq is called only when both operands have the same metamethod.
local calls = 0
local f = function() calls = calls + 1; return true end
local g = function() calls = calls + 100; return true end
local a, b, c = setmetatable({}, { __eq = f }), setmetatable({}, { __eq = f }), setmetatable({}, { __eq = g })
print(a == b, calls) --> true	1
print(a == c, calls) --> false	1
print(a == {}, calls) --> false	1
