-- Heapsort: array reads and writes at computed indices, float comparisons.
-- n: sorts of 2000 numbers.
local n = tonumber((...)) or 210

local SIZE = 2000
local seed = 42

local function random()
  seed = (seed * 3877 + 29573) % 139968
  return seed / 139968
end

local function sift_down(t, root, last)
  local value = t[root]
  while root * 2 <= last do
    local child = root * 2
    if child < last and t[child] < t[child + 1] then child = child + 1 end
    if value >= t[child] then break end
    t[root] = t[child]
    root = child
  end
  t[root] = value
end

local function heapsort(t)
  local size = #t
  for root = math.floor(size / 2), 1, -1 do sift_down(t, root, size) end
  for last = size, 2, -1 do
    t[1], t[last] = t[last], t[1]
    sift_down(t, 1, last - 1)
  end
end

local sum = 0
for round = 1, n do
  local t = {}
  for i = 1, SIZE do t[i] = random() end
  heapsort(t)
  for i = 2, SIZE do assert(t[i - 1] <= t[i]) end
  sum = sum + t[round % SIZE + 1]
end
print(string.format("heapsort %.6f", sum))
