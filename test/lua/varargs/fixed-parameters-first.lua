-- Fixed parameters take the first arguments, ... the rest.
local function f(a, b, ...) return select("#", ...), a, b, ... end
print(f(1)) --> 0	1	nil
print(f(1, 2)) --> 0	1	2
print(f(1, 2, 3, 4)) --> 2	1	2	3	4
