-- band, bor and bxor take one or more arguments.
print(bit.band(0xff, 0x0f), bit.bor(0xf0, 0x0f), bit.bxor(0xff, 0x0f)) --> 15	255	240
print(bit.band(7, 6, 4), bit.bor(1, 2, 4, 8), bit.bxor(1, 2, 3), bit.band(5)) --> 4	15	0	5
print(bit.bor(0x80000000, 1), bit.band(-1, 0xffffffff)) --> -2147483647	-1
