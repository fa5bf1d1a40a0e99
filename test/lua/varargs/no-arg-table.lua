-- A vararg function has no implicit local named arg.
arg = "global"
local function f(...) return arg end
print(f(1, 2)) --> global
