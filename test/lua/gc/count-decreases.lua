-- Collecting releases memory that is no longer used.
collectgarbage()
local before = collectgarbage("count")
local t = {}
for i = 1, 50000 do t[i] = { i } end
local full = collectgarbage("count")
t = nil
collectgarbage()
collectgarbage()
local after = collectgarbage("count")
print(full > before, after < full, after - before < 100) --> true	true	true
