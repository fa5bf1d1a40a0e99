-- # ignores zero, negative, fractional and string keys.
local t = { [0] = "z", [-1] = "n", [1.5] = "f", a = 1 }
print(#t) --> 0
t[1] = "one"
print(#t) --> 1
