-- ... in an expression is its first value.
local function f(...) if ... then return "yes" end return "no" end
print(f(), f(false, true), f(1)) --> no	no	yes
local function g(...) return ... == nil, -(... or 1) end
print(g(5)) --> false	-5
