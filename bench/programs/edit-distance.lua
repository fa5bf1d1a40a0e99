-- Levenshtein distance: dynamic programming over two rows, string.byte, math.min.
-- n: pairs of words of 60 letters.
local n = tonumber((...)) or 920

local min = math.min
local seed = 42

local function word(length)
  local letters = {}
  for i = 1, length do
    seed = (seed * 3877 + 29573) % 139968
    letters[i] = string.char(97 + math.floor(seed / 139968 * 6))
  end
  return table.concat(letters)
end

local function distance(a, b)
  local previous, current = {}, {}
  for j = 0, #b do previous[j] = j end
  for i = 1, #a do
    local letter = a:byte(i)
    current[0] = i
    for j = 1, #b do
      local cost = letter == b:byte(j) and 0 or 1
      current[j] = min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + cost)
    end
    previous, current = current, previous
  end
  return previous[#b]
end

local total = 0
for _ = 1, n do total = total + distance(word(60), word(60)) end
print(string.format("edit-distance %d", total))
