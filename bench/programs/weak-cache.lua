-- Weak tables: a memo with weak values, object properties in a table with weak keys, much garbage.
-- What the collector keeps differs among engines, so the checksum only uses what the cache answers.
-- n: requests.
local n = tonumber((...)) or 1000000

local cache = setmetatable({}, { __mode = "v" })
local properties = setmetatable({}, { __mode = "k" })
local recent = {}
local seed = 42

local function random(limit)
  seed = (seed * 3877 + 29573) % 139968
  return math.floor(seed / 139968 * limit)
end

local function fetch(key)
  local object = cache[key]
  if not object then
    object = { key = key, data = { key, key + 1, key * 2 } }
    cache[key] = object
    properties[object] = key % 13
  end
  return object
end

local total = 0
for i = 1, n do
  local object = fetch(random(5000))
  recent[i % 500] = object
  total = (total + object.data[3] + properties[object]) % 1000003
end
print(string.format("weak-cache %d", total))
