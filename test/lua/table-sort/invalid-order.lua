-- A comparator that is always true is found out as invalid.
local t = {}
for i = 1, 100 do t[i] = i % 7 end
local ok, e = pcall(table.sort, t, function() return true end)
print(ok, e) --> false	invalid order function for sorting
