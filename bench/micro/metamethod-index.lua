-- One operation: a read through an __index function.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 5000000

local t = setmetatable({}, { __index = function() return 1 end })
local x = 0
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
print(string.format("metamethod-index %d", x))
