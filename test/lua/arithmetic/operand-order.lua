-- Operands are evaluated left to right.
local log = {}
local function n(x) log[#log + 1] = x; return x end
local r = n(1) + n(2) * n(3) - n(4) ^ n(5)
print(table.concat(log, " ")) --> 1 2 3 4 5
print(r) --> -1017
