-- Modulo by zero is NaN, not an error.
local r = 5 % 0
print(r ~= r) --> true
r = -5 % 0
print(r ~= r) --> true
r = 0 % 0
print(r ~= r) --> true
