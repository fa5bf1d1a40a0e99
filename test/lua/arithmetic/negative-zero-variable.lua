-- Negating a zero held in a variable gives negative zero, seen through division.
local z = 0
local m = -z
print(m == 0) --> true
print(1 / m) --> -inf
print(1 / (0 * -1)) --> -inf
print(1 / (m + 0)) --> inf
print(1 / (m - 0)) --> -inf
