-- foreachi visits 1 to #t in order and stops at the first non-nil result.
local log = {}
table.foreachi({ "a", "b", "c", x = 1 }, function(i, v) log[#log + 1] = i .. v end)
print(table.concat(log, " ")) --> 1a 2b 3c
print(table.foreachi({ 5, 6, 7 }, function(i, v) if v == 6 then return "stop at " .. i end end)) --> stop at 2
