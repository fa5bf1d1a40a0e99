-- rol and ror rotate 32 bits.
print(bit.tohex(bit.rol(0x12345678, 12)), bit.tohex(bit.ror(0x12345678, 12))) --> 45678123	67812345
print(bit.rol(1, 31), bit.ror(1, 1), bit.rol(5, 32), bit.ror(5, 0)) --> -2147483648	-2147483648	5	5
