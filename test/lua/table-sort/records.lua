-- Records sort by a field.
local t = { { n = "b", v = 2 }, { n = "a", v = 1 }, { n = "c", v = 3 } }
table.sort(t, function(a, b) return a.v > b.v end)
print(t[1].n .. t[2].n .. t[3].n) --> cba
