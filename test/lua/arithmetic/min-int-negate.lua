-- Negating and dividing -2^31 does not overflow.
local m = -2147483648
print(-m) --> 2147483648
print(m / -1) --> 2147483648
print(m % -1) --> 0
print(m * -1) --> 2147483648
