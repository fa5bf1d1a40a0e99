-- A position outside the list removes nothing and returns nothing.
local t = { "a", "b" }
print((table.remove(t, 5)), (table.remove(t, 3))) --> nil	nil
print(select("#", table.remove({}, 1)), select("#", table.remove({}))) --> 0	0
print(#t) --> 2
