-- A collection inside a metamethod, iterator or comparator keeps the caller's values.
local o = setmetatable({}, { __add = function(a, b) collectgarbage(); return { b } end,
  __index = function(_, k) collectgarbage(); return k .. "!" end })
local r = { (o + "x")[1], o.key .. "y", o["a" .. "b"] }
collectgarbage()
print(r[1], r[2], r[3]) --> x	key!y	ab!
local t = { 3, 1, 2 }
table.sort(t, function(a, b) collectgarbage(); return a < b end)
print(table.concat(t, " ")) --> 1 2 3
print((("abc"):gsub(".", function(c) collectgarbage(); return c .. "-" end))) --> a-b-c-
