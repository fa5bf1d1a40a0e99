-- Deeply nested tables are built and collected without recursion.
local t = {}
for i = 1, 200000 do t = { t } end
collectgarbage()
local n = 0
while t[1] do t = t[1]; n = n + 1 end
t = nil
collectgarbage()
print(n) --> 200000
