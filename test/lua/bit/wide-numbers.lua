-- Numbers beyond 32 bits lose their high bits.
print(bit.band(2 ^ 40 + 7, 0xff), bit.bor(2 ^ 32, 0), bit.tobit(2 ^ 31), bit.tobit(-2 ^ 31 - 1), bit.bxor(2 ^ 51 + 3, 1)) --> 7	0	-2147483648	2147483647	3
