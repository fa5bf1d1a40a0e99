-- A call as bound contributes one value.
local function two() return 2, 100 end
local t = {}
for i = two(), (two()) + 2 do t[#t + 1] = i end
print(table.concat(t, " ")) --> 2 3 4
