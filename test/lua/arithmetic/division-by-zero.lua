-- Division by zero gives an infinity with the sign of the operands, or NaN.
local zero = 0
print(1 / zero, -1 / zero) --> inf	-inf
print(1 / -zero, -1 / -zero) --> -inf	inf
local nan = zero / zero
print(nan == nan) --> false
