-- One operation: an iteration of a numeric for loop with one assignment.
local n = tonumber((...)) or 60000000

local x = 0
for i = 1, n do x = i end
print(string.format("loop %s", x == n and "done" or "short"))
