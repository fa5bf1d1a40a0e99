-- __unm receives the operand twice.
local o = setmetatable({}, { __unm = function(a, b) return a == b and "negated" end })
print(-o) --> negated
