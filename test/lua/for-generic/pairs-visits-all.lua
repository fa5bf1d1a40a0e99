-- pairs visits every key once.
local t = { 1, 2, 3, a = 4, b = 5, [2.5] = 6 }
local n, sum = 0, 0
for k, v in pairs(t) do n = n + 1; sum = sum + v end
print(n, sum) --> 6	21
