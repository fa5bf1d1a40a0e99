-- A call gives all results at the end of a list, one in the middle, none as a statement.
local function f() return 1, 2, 3 end
f()
print(f(), f()) --> 1	1	2	3
print(#{ f(), f() }) --> 4
print((f())) --> 1
