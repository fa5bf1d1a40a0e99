-- ... expands to all extra arguments at the end of a list.
local function f(...) return ... end
print("none", f()) --> none
print(f(1, nil, 3)) --> 1	nil	3
print(f(f(1, 2), f(3, 4))) --> 1	3	4
