-- __lt and __le serve all four ordering operators.
local log = {}
local mt = {
  __lt = function(a, b) log[#log + 1] = "lt"; return a.v < b.v end,
  __le = function(a, b) log[#log + 1] = "le"; return a.v <= b.v end,
}
local a, b = setmetatable({ v = 1 }, mt), setmetatable({ v = 2 }, mt)
print(a < b, a <= b, a > b, a >= b) --> true	true	false	false
print(table.concat(log, " ")) --> lt le lt le
