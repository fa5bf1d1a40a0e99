-- pow(NaN, 0) and pow(1, NaN) are 1, as in C.
local nan = 0 / 0
local one, zero = 1, 0
print(nan ^ zero) --> 1
print(one ^ nan) --> 1
local r = nan ^ 2
print(r ~= r) --> true
