-- A constructor mixes positional, named and computed fields.
local t = { "a", x = 1, "b", [10] = "ten", ["y z"] = 2; "c", }
print(#t, t[1], t[2], t[3], t.x, t[10], t["y z"]) --> 3	a	b	c	1	ten	2
