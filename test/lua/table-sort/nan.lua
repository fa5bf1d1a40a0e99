-- Sorting a list with NaN terminates.
local t = { 3, 0 / 0, 1, 0 / 0, 2 }
print(type((pcall(table.sort, t))), #t) --> boolean	5
