-- insert with a position shifts later elements up.
local t = { "a", "b", "c" }
table.insert(t, 2, "x")
table.insert(t, 1, "first")
table.insert(t, #t + 1, "last")
print(table.concat(t, " ")) --> first a x b c last
