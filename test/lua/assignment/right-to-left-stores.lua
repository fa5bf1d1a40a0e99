-- In a multiple assignment the last target is stored first.
local log = {}
local t = setmetatable({}, { __newindex = function(_, k, v) log[#log + 1] = k .. "=" .. v end })
t.a, t.b, t.c = 1, 2, 3
print(table.concat(log, " ")) --> c=3 b=2 a=1
