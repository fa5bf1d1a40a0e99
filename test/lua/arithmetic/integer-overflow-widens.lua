-- Numbers are doubles: integer sums pass 2^31 and 2^32 without wrapping.
local a = 2147483647
print(a + 1) --> 2147483648
print(-a - 2) --> -2147483649
print(a * 2 + 2) --> 4294967296
print(a * a) --> 4.6116860141324e+18
