-- Nested loops keep separate control variables.
local s = 0
for i = 1, 10 do for i = i, 10 do s = s + i end end
print(s) --> 385
