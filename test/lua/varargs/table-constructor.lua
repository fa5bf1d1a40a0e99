-- ... in a table constructor fills consecutive positions.
local function f(...) local t = { ... } return #t, t[1], t[3] end
print(f("a", "b", "c")) --> 3	a	c
local function g(...) local t = { ..., "z" } return #t, t[1], t[2] end
print(g("a", "b", "c")) --> 2	a	z
local function h(...) local t = { "x", ... } return #t, t[2] end
print(h("a", "b")) --> 3	a
