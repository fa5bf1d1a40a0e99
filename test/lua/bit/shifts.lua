-- lshift and rshift are logical, arshift keeps the sign.
print(bit.lshift(1, 4), bit.lshift(1, 31), bit.rshift(256, 4), bit.rshift(-1, 28), bit.arshift(-256, 4)) --> 16	-2147483648	16	15	-16
print(bit.rshift(-256, 24), bit.arshift(-1, 31), bit.lshift(0xff, 28)) --> 255	-1	-268435456
