-- Hash tables: insert, look up, delete and traverse with string and sparse number keys.
-- n: rounds over 500 keys of each kind.
local n = tonumber((...)) or 3000

local names = {}
for i = 1, 500 do names[i] = "key" .. i end

local total = 0
for round = 1, n do
  local t = {}
  for i = 1, 500 do
    t[names[i]] = i
    t[i * 7919 + round] = i
  end
  local sum = 0
  for i = 1, 500 do
    sum = sum + t[names[i]] * 2
    if t[i * 104729] then sum = sum + 1 end
  end
  for i = 1, 500, 2 do t[names[i]] = nil end
  for _, value in pairs(t) do sum = sum + value end
  total = (total + sum) % 1000003
end
print(string.format("hash-insert %d", total))
