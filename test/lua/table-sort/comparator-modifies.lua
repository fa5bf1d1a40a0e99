-- A comparator may change other tables and call anything.
local calls = 0
local t = { 5, 3, 1 }
table.sort(t, function(a, b) calls = calls + 1; table.insert({}, a); return a < b end)
print(table.concat(t, " "), calls > 0) --> 1 3 5	true
