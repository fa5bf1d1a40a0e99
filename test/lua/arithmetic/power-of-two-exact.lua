-- Integer powers of two are exact over the whole exponent range.
print(2 ^ 52) --> 4.5035996273705e+15
print(2 ^ 53 == 9007199254740992) --> true
print(2 ^ 1023 * 2) --> inf
print(2 ^ -1074 > 0) --> true
print(2 ^ -1075) --> 0
