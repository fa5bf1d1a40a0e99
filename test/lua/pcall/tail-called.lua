-- return pcall(...) works as a tail call, also with errors.
local function f(...) return pcall(...) end
print(f(error, "x")) --> false	x
print(f(f, f, error, "y")) --> true	true	false	y
