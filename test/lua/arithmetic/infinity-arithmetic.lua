-- Infinities absorb finite values and cancel to NaN.
local inf = math.huge
print(inf + 1, inf * -1, -inf - inf) --> inf	-inf	-inf
local d = inf - inf
print(d ~= d) --> true
d = inf * 0
print(d ~= d) --> true
print(1 / inf) --> 0
