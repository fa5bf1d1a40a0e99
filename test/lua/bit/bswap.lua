-- bswap reverses the byte order.
print(bit.tohex(bit.bswap(0x12345678)), bit.bswap(0x000000ff), bit.bswap(bit.bswap(99))) --> 78563412	-16777216	99
