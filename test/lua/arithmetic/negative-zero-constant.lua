-- Positive and negative zero are distinct constants even when equal.
local a, b = 0.0, -0.0
print(1 / a) --> inf
print(1 / b) --> -inf
print(a == b) --> true
