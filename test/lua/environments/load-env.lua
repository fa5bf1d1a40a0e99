-- load takes an environment as fourth argument.
local env = { a = 1 }
print(load("return a", "=x", "t", env)()) --> 1
local f = load("b = 2", "=x", "bt", env)
f()
print(env.b, b) --> 2	nil
print(getfenv(f) == env) --> true
