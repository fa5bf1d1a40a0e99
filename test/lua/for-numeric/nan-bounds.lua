-- A loop with a NaN bound runs zero times.
local nan = 0 / 0
for i = nan, 1 do print("start") end
for i = 1, nan do print("limit") end
for i = 1, nan, -1 do print("limit down") end
print("done") --> done
