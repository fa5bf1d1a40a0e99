-- Loops near 2^31 and 2^53 do not wrap.
local t = {}
for i = 2147483646, 2147483648 do t[#t + 1] = i end
for i = -2147483647, -2147483649, -1 do t[#t + 1] = i end
print(table.concat(t, " ")) --> 2147483646 2147483647 2147483648 -2147483647 -2147483648 -2147483649
local n = 0
for i = 2 ^ 53 - 2, 2 ^ 53 - 1 do n = n + 1 end
print(n) --> 2
