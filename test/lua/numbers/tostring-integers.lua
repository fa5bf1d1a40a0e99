-- Integral numbers print without a decimal point up to 14 digits.
print(0, 1, -1, 100) --> 0	1	-1	100
print(99999999999999) --> 99999999999999
print(100000000000000) --> 1e+14
print(1e14, 1e15) --> 1e+14	1e+15
print(-123456789012) --> -123456789012
