-- Arrays: append with #t + 1, read in order, shift with table.insert and table.remove.
-- n: rounds over an array of 1000 elements.
local n = tonumber((...)) or 3900

local SIZE = 1000
local insert, remove = table.insert, table.remove
local total = 0

for round = 1, n do
  local t = {}
  for i = 1, SIZE / 2 do t[#t + 1] = i + round end
  for i = 1, SIZE / 2 do insert(t, i * 2) end
  local sum = 0
  for i = 1, #t do sum = sum + t[i] end
  for _, value in ipairs(t) do sum = sum - value % 3 end
  for _ = 1, SIZE / 10 do sum = sum + remove(t) end
  insert(t, 1, sum % 10)
  remove(t, 2)
  total = (total + sum + t[1]) % 1000003
end
print(string.format("array-sum %d", total))
