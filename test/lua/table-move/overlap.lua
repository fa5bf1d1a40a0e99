-- Overlapping ranges move correctly in both directions.
local t = { 1, 2, 3, 4 }
table.move(t, 1, 3, 2)
print(table.concat(t, " ")) --> 1 1 2 3
t = { 1, 2, 3, 4 }
table.move(t, 2, 4, 1)
print(table.concat(t, " ")) --> 2 3 4 4
print(#table.move({}, 1, 0, 5), #table.move({ 1, 2 }, 2, 1, 1)) --> 0	2
