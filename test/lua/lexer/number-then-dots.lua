-- Concatenating a number literal needs a space.
print(1 .. 2, 1. .. 2) --> 12	12
