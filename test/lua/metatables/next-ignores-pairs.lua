-- next does not consult __pairs.
local t = setmetatable({ real = 1 }, { __pairs = function() return error end })
print(next(t)) --> real	1
