-- Quicksort written in Lua, with insertion sort for short runs.
-- n: sorts of 3000 numbers.
local n = tonumber((...)) or 260

local SIZE = 3000
local seed = 42

local function random()
  seed = (seed * 3877 + 29573) % 139968
  return seed
end

local function insertion_sort(t, low, high)
  for i = low + 1, high do
    local value, j = t[i], i - 1
    while j >= low and t[j] > value do
      t[j + 1] = t[j]
      j = j - 1
    end
    t[j + 1] = value
  end
end

local function quicksort(t, low, high)
  while high - low > 12 do
    local pivot = t[math.floor((low + high) / 2)]
    local i, j = low, high
    while i <= j do
      while t[i] < pivot do i = i + 1 end
      while t[j] > pivot do j = j - 1 end
      if i <= j then
        t[i], t[j] = t[j], t[i]
        i, j = i + 1, j - 1
      end
    end
    quicksort(t, low, j)
    low = i
  end
  insertion_sort(t, low, high)
end

local sum = 0
for round = 1, n do
  local t = {}
  for i = 1, SIZE do t[i] = random() end
  quicksort(t, 1, SIZE)
  for i = 2, SIZE do assert(t[i - 1] <= t[i]) end
  sum = (sum + t[round % SIZE + 1]) % 1000003
end
print(string.format("quicksort %d", sum))
