-- Counting down to -2^31 stops.
local n = 0
for i = -2147483646, -2147483648, -1 do n = n + 1 end
print(n) --> 3
