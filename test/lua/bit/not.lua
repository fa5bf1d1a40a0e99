-- bnot inverts all 32 bits.
print(bit.bnot(0), bit.bnot(-1), bit.bnot(0x12345678), bit.bnot(0xffffffff)) --> -1	0	-305419897	0
