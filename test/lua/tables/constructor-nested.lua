-- Constructors nest.
local t = { { 1, { 2, { 3 } } }, k = { k = { k = "deep" } } }
print(t[1][2][2][1], t.k.k.k) --> 3	deep
