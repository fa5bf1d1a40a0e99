-- Concatenation does not disturb the variables it reads.
local a, b = "x", 10
local r = a .. b .. a
print(a, b, r, math.type == nil and type(b)) --> x	10	x10x	number
