-- Integers above 2^53 lose their low bit.
local x = 2 ^ 53
print(x + 1 == x) --> true
print(x + 2 == x) --> false
print(x - 1 == x) --> false
