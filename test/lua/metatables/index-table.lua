-- __index as a table is consulted for missing keys only.
local t = setmetatable({ a = 1 }, { __index = { a = 2, b = 3 } })
print(t.a, t.b, t.c) --> 1	3	nil
