-- Keys deleted and inserted over and over stay consistent.
local t = {}
for round = 1, 50 do
  for i = 1, 40 do t["k" .. i] = round end
  for i = 1, 40, 2 do t["k" .. i] = nil end
end
local n = 0
for k, v in pairs(t) do n = n + v end
print(n) --> 1000
