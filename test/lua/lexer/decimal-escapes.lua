-- Decimal escapes take up to three digits.
print(("\0\1\12\123\1234\255"):byte(1, -1)) --> 0	1	12	123	123	52	255
print("\65\066\0067") --> AB7
