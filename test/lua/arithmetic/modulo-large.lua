-- Modulo of large numbers uses floating point division.
print(2 ^ 53 % 3) --> 2
print(1e15 % 7) --> 6
print(2 ^ 31 % 2 ^ 16) --> 0
print(-(2 ^ 31) % 7) --> 5
