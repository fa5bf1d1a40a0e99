-- A key set to nil is missing again for __newindex.
local n = 0
local t = setmetatable({ x = 1 }, { __newindex = function(t, k, v) n = n + 1; rawset(t, k, v) end })
t.x = nil
t.x = 5
print(n, t.x) --> 1	5
