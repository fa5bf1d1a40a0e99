-- __index as a function gets the table and the missing key.
local t = setmetatable({ a = 1 }, { __index = function(t, k) return k .. "!" end })
print(t.a, t.b, t[5]) --> 1	b!	5!
