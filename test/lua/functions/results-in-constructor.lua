-- Only a trailing call expands in a table constructor.
local function f() return 1, 2, 3 end
local t = { f(), f(), x = f(), f() }
print(#t, t[1], t[2], t[5], t.x) --> 5	1	1	3	1
local u = { f(), (f()) }
print(#u) --> 2
