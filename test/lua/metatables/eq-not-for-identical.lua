-- Identical values and values of different types do not call __eq.
local t = setmetatable({}, { __eq = function() error("called") end })
print(t == t, t == 1, t == nil, t == "x", 5 == t) --> true	false	false	false	false
