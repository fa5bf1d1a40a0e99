-- __index works for self in methods and for computed keys.
local log = {}
local t = setmetatable({}, { __index = function(_, k) log[#log + 1] = tostring(k); return 1 end })
local _ = t[1], t["s"], t[true], t[1.5]
print(table.concat(log, " ")) --> 1 s true 1.5
