-- One, two and three dots are different tokens.
local function f(...) local t = { n = ... } return t.n .. "" end
print(f(5)) --> 5
print(load("x = ....", "=x")) --> nil	x:1: unexpected symbol near '.'
