-- Hexadecimal integer literals work in either case.
print(0xff, 0XFF, 0xAbC) --> 255	255	2748
print(0xffffffff) --> 4294967295
print(0x7fffffff + 1) --> 2147483648
print(0x10000000000) --> 1099511627776
