-- pairs returns whatever __pairs returns.
local t = setmetatable({}, { __pairs = function(self) return 1, 2, 3, 4, 5 end })
print(pairs(t)) --> 1	2	3	4	5
