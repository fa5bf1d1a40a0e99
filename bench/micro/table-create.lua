-- One operation: the creation of a table with two fields.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 1500000

local t
for i = 1, n / 10 do
  t = { x = i, y = i }
  t = { x = i, y = i }
  t = { x = i, y = i }
  t = { x = i, y = i }
  t = { x = i, y = i }
  t = { x = i, y = i }
  t = { x = i, y = i }
  t = { x = i, y = i }
  t = { x = i, y = i }
  t = { x = i, y = i }
end
print(string.format("table-create %s", t.x == t.y and "equal" or "different"))
