-- Missing arguments are nil, surplus ones are dropped.
local function f(a, b) return a, b end
print(f(), f(1)) --> nil	1	nil
print(f(1, 2, 3)) --> 1	2
