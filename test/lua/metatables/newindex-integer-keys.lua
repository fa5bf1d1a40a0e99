-- __newindex is called for missing integer keys too.
local n = 0
local t = setmetatable({ 1, 2 }, { __newindex = function(t, k, v) n = n + 1; rawset(t, k, v) end })
t[1] = 10
t[3] = 30
t[#t + 1] = 40
t[4] = 41
print(n, #t, t[4]) --> 2	4	41
