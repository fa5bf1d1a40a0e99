-- Numeric strings are accepted.
print(bit.band("15", "6"), bit.bor("0x10", 1)) --> 6	17
