-- With repeated parameter names the last one is visible.
local function f(a, a) return a end
print(f(1, 2)) --> 2
