-- A string made again after its collection is the same key.
local t = { ["long" .. "key"] = 1 }
for i = 1, 1000 do local s = "tmp" .. i end
collectgarbage()
print(t["lo" .. "ngkey"], ("tmp" .. 5) == "tmp5") --> 1	true
