-- Collatz sequences: while loops, remainder and division, a table of known lengths.
-- n: ranges of start values (each of 3000) examined.
local n = tonumber((...)) or 710

local RANGE = 3000
local total, longest = 0, 0

for _ = 1, n do
  local lengths = { 0 }
  for start = 2, RANGE do
    local value, length = start, 0
    while value >= start do
      if value % 2 == 0 then value = value / 2 else value = 3 * value + 1 end
      length = length + 1
    end
    length = length + lengths[value]
    lengths[start] = length
    if length > longest then longest = length end
    total = (total + length) % 1000003
  end
end
print(string.format("collatz %d %d", longest, total))
