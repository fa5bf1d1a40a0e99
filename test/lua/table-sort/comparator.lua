-- A comparator decides the order.
local t = { 3, 1, 4, 1, 5, 9, 2, 6 }
table.sort(t, function(a, b) return a > b end)
print(table.concat(t, " ")) --> 9 6 5 4 3 2 1 1
