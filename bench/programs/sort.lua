-- table.sort in its default order: numbers, then strings.
-- n: sorts of 1500 numbers and of 500 strings.
local n = tonumber((...)) or 460

local seed = 42
local function random()
  seed = (seed * 3877 + 29573) % 139968
  return seed
end

local sum = 0
for round = 1, n do
  local numbers, words = {}, {}
  for i = 1, 1500 do numbers[i] = random() end
  for i = 1, 500 do words[i] = "w" .. random() % 5000 end
  table.sort(numbers)
  table.sort(words)
  for i = 2, #numbers do assert(numbers[i - 1] <= numbers[i]) end
  for i = 2, #words do assert(words[i - 1] <= words[i]) end
  sum = (sum + numbers[round % 1500 + 1] + #words[round % 500 + 1]) % 1000003
end
print(string.format("sort %d", sum))
