-- Folded constant expressions equal the ones computed at run time.
local a, b = 7, -3
print(7 % -3 == a % b) --> true
print(7 / -3 == a / b) --> true
print((7) ^ -3 == a ^ b) --> true
print(7 - -3 == a - b) --> true
print(0.1 + 0.2 == a * 0 + 0.1 + 0.2) --> true
