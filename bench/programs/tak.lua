-- Takeuchi's function: calls with three arguments, two of them nested calls.
-- n: how often tak(15, 10, 4) is computed.
local n = tonumber((...)) or 300

local function tak(x, y, z)
  if y >= x then return z end
  return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))
end

local sum = 0
for i = 1, n do
  sum = sum + tak(15 + i % 2, 10, 4)
end
print(string.format("tak %d", sum))
