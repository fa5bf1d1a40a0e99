-- foreach calls a function for each pair and stops at the first non-nil result.
local n = 0
table.foreach({ a = 1, b = 2 }, function(k, v) n = n + v end)
print(n) --> 3
print(table.foreach({ 10, 20 }, function(k, v) return k .. "=" .. v end)) --> 1=10
print(select("#", table.foreach({}, print))) --> 0
