-- table.sort with Lua comparators: descending numbers, records by two fields.
-- n: sorts of 1000 numbers and of 500 records.
local n = tonumber((...)) or 340

local seed = 42
local function random()
  seed = (seed * 3877 + 29573) % 139968
  return seed
end

local function descending(a, b) return a > b end

local function by_name_and_id(a, b)
  if a.name ~= b.name then return a.name < b.name end
  return a.id < b.id
end

local sum = 0
for round = 1, n do
  local numbers, records = {}, {}
  for i = 1, 1000 do numbers[i] = random() end
  for i = 1, 500 do records[i] = { id = i, name = "name" .. random() % 50 } end
  table.sort(numbers, descending)
  table.sort(records, by_name_and_id)
  for i = 2, #numbers do assert(numbers[i - 1] >= numbers[i]) end
  for i = 2, #records do assert(by_name_and_id(records[i - 1], records[i])) end
  sum = (sum + numbers[round % 1000 + 1] + records[round % 500 + 1].id) % 1000003
end
print(string.format("sort-comparator %d", sum))
