-- sort puts a list in ascending order in place.
local t = { 5, 2, 8, 1, 9, 3, -1, 2.5 }
print(select("#", table.sort(t))) --> 0
print(table.concat(t, " ")) --> -1 1 2 2.5 3 5 8 9
