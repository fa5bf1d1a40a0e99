-- a > b evaluates a before b, then compares b < a.
local log = {}
local function v(x) log[#log + 1] = x; return x end
print(v(1) > v(2)) --> false
print(v(3) >= v(4)) --> false
print(table.concat(log)) --> 1234
