-- tohex gives 8 digits by default, n digits else, upper case when negative.
print(bit.tohex(1), bit.tohex(-1), bit.tohex(0xabcdef, 4), bit.tohex(0xabcdef, -4), bit.tohex(255, 2)) --> 00000001	ffffffff	cdef	CDEF	ff
print(bit.tohex(0x87654321), #bit.tohex(1, 0), bit.tohex(1, 20)) --> 87654321	0	00000000000000000001
