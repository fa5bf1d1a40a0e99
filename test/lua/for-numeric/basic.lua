-- A numeric for counts from start to limit by step.
local t = {}
for i = 1, 5 do t[#t + 1] = i end
for i = 10, 4, -3 do t[#t + 1] = i end
for i = 1, 2, 0.5 do t[#t + 1] = i end
print(table.concat(t, " ")) --> 1 2 3 4 5 10 7 4 1 1.5 2
