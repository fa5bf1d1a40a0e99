-- One operation: the creation of a table with four elements.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 2500000

local t
for i = 1, n / 10 do
  t = { i, i, i, i }
  t = { i, i, i, i }
  t = { i, i, i, i }
  t = { i, i, i, i }
  t = { i, i, i, i }
  t = { i, i, i, i }
  t = { i, i, i, i }
  t = { i, i, i, i }
  t = { i, i, i, i }
  t = { i, i, i, i }
end
print(string.format("array-create %d", #t))
