-- remove with a position shifts later elements down.
local t = { "a", "b", "c", "d" }
print(table.remove(t, 1), table.remove(t, 2), table.concat(t, " ")) --> a	c	b d
