-- The power operator associates to the right.
print(2 ^ 3 ^ 2) --> 512
print((2 ^ 3) ^ 2) --> 64
