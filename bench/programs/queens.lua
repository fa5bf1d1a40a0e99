-- All placements of eight queens: recursion over small boolean arrays.
-- n: how often the puzzle is solved.
local n = tonumber((...)) or 520

local SIZE = 8

local function solve(row, columns, rising, falling)
  if row > SIZE then return 1 end
  local found = 0
  for column = 1, SIZE do
    local up, down = row + column, row - column + SIZE
    if not columns[column] and not rising[up] and not falling[down] then
      columns[column], rising[up], falling[down] = true, true, true
      found = found + solve(row + 1, columns, rising, falling)
      columns[column], rising[up], falling[down] = false, false, false
    end
  end
  return found
end

local total = 0
for _ = 1, n do total = total + solve(1, {}, {}, {}) end
print(string.format("queens %d", total))
