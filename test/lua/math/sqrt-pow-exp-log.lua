-- Roots, powers, exponentials and logarithms.
print(math.sqrt(16), math.sqrt(2), math.pow(2, 10), math.pow(2, 0.5)) --> 4	1.4142135623731	1024	1.4142135623731
print(math.exp(0), math.exp(1), math.log(1), math.log10(1000)) --> 1	2.718281828459	0	3
local r = math.sqrt(-1)
print(r ~= r, math.log(0), math.exp(-math.huge)) --> true	-inf	0
