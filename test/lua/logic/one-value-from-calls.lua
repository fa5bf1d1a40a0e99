-- Operands of and/or are cut to one value, even at the end of a list.
local function two() return 1, 2 end
print(two()) --> 1	2
print((two())) --> 1
print(true and two()) --> 1
print(nil or two()) --> 1
