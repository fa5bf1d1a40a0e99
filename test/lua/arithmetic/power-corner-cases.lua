-- Powers of zero, infinity and negative bases follow C pow.
local x = -8
local r = x ^ (1 / 3)
print(r ~= r) --> true
print((-2) ^ 3) --> -8
print(0 ^ 0) --> 1
print(0 ^ -1) --> inf
print(math.huge ^ 0) --> 1
print((-math.huge) ^ 3) --> -inf
print(0.5 ^ math.huge) --> 0
print(2 ^ 0.5) --> 1.4142135623731
