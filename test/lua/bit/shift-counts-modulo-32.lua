-- Only the low five bits of a shift count are used.
print(bit.lshift(1, 32), bit.lshift(1, 33), bit.rshift(8, 35), bit.lshift(1, -1), bit.arshift(-8, 33)) --> 1	2	1	-2147483648	-4
