-- One operation: a call of a library function (math.abs).
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 10000000

local abs, x = math.abs, 1
for _ = 1, n / 10 do
  x = abs(x)
  x = abs(x)
  x = abs(x)
  x = abs(x)
  x = abs(x)
  x = abs(x)
  x = abs(x)
  x = abs(x)
  x = abs(x)
  x = abs(x)
end
print(string.format("library-call %d", x))
