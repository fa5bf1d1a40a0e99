-- One operation: a write of a table field with a constant name.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 25000000

local t = { field = 0 }
for i = 1, n / 10 do
  t.field = i
  t.field = i
  t.field = i
  t.field = i
  t.field = i
  t.field = i
  t.field = i
  t.field = i
  t.field = i
  t.field = i
end
print(string.format("field-set %s", t.field > 0 and "set" or "unset"))
