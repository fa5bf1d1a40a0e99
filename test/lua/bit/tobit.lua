-- tobit normalises to a signed 32-bit integer, wrapping around.
print(bit.tobit(0xffffffff), bit.tobit(0x80000000), bit.tobit(0x7fffffff), bit.tobit(2 ^ 32 + 5), bit.tobit(-1)) --> -1	-2147483648	2147483647	5	-1
