-- setfenv gives a function its own globals.
local function f() return x end
x = "global"
print(f()) --> global
print(setfenv(f, { x = "private" }) == f) --> true
print(f(), x) --> private	global
