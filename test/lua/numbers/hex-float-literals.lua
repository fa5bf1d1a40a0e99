-- Hexadecimal literals may have a fraction and a binary exponent.
print(0x.8) --> 0.5
print(0x1p4) --> 16
print(0x1.8p1) --> 3
print(0xA.8p-1) --> 5.25
print(0x1P+2) --> 4
