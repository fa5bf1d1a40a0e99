-- __newindex may receive a nil or NaN key.
local seen = {}
local t = setmetatable({}, { __newindex = function(t, k, v) seen[#seen + 1] = v .. tostring(k) end })
t[nil] = "k="
t[0 / 0] = "k="
print(table.concat(seen, " ")) --> k=nil k=nan
