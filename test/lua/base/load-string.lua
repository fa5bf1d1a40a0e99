-- load compiles a string and returns the chunk as a function.
local f = load("local a, b = ... return a + b")
print(f(1, 2)) --> 3
print(type(f), load("return 1") == load("return 1")) --> function	false
