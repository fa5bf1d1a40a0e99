-- The left operand's metamethod is preferred.
local a = setmetatable({}, { __add = function() return "left" end })
local b = setmetatable({}, { __add = function() return "right" end })
print(a + b, b + a, 1 + b, a + 1) --> left	right	right	left
