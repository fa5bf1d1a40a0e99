-- Ordering uses the first operand's method, else the second's.
local a = setmetatable({}, { __lt = function() return true end })
local b = setmetatable({}, { __lt = function() return false end })
print(a < b, b < a) --> true	false
print(a < {}, {} < b) --> true	false
