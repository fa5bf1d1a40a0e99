-- move copies a range within or between tables and returns the target.
local t = { 1, 2, 3, 4, 5 }
print(table.concat(table.move(t, 2, 4, 1), " ")) --> 2 3 4 4 5
local u = table.move({ "a", "b" }, 1, 2, 3, { "x", "y" })
print(table.concat(u, " ")) --> x y a b
