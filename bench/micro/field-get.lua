-- One operation: a read of a table field with a constant name.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 25000000

local t, x = { field = 1 }, 0
for _ = 1, n / 10 do
  x = x + t.field
  x = x + t.field
  x = x + t.field
  x = x + t.field
  x = x + t.field
  x = x + t.field
  x = x + t.field
  x = x + t.field
  x = x + t.field
  x = x + t.field
end
print(string.format("field-get %d", x))
