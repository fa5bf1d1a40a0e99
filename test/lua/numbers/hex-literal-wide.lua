-- Hexadecimal literals wider than 53 bits round to the nearest double.
print(0xfffffffffffff == 2 ^ 52 - 1) --> true
print(0x20000000000001 == 2 ^ 53) --> true
print(0xffffffffffffffff == 2 ^ 64) --> true
print(0x1ffffffffffffffffffffffff == 2 ^ 97) --> true
