-- Targets' prefixes are evaluated before the values, values left to right.
local log = {}
local function v(name, r) log[#log + 1] = name; return r end
v("t", {})[v("k", 1)], v("u", {})[v("j", 2)] = v("x", 1), v("y", 2)
print(table.concat(log, " ")) --> t k u j x y
