-- __newindex as a function replaces the store of a missing key.
local log = {}
local t = setmetatable({ a = 1 }, { __newindex = function(t, k, v) log[#log + 1] = k; rawset(t, k, v) end })
t.a = 2
t.b = 3
t.b = 4
print(t.a, t.b, table.concat(log, ",")) --> 2	4	b
