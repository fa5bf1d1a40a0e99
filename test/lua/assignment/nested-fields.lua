-- Assignment reaches nested fields and computed keys.
local t = { a = { b = {} } }
t.a.b.c, t.a["b"]["d"], t["a"].b[1 + 1] = 1, 2, 3
print(t.a.b.c, t.a.b.d, t.a.b[2]) --> 1	2	3
