-- One operation: a remainder, an addition and a multiplication of integers.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 8000000

local x = 1
for _ = 1, n / 10 do
  x = (x * 17 + 3) % 1021
  x = (x * 17 + 3) % 1021
  x = (x * 17 + 3) % 1021
  x = (x * 17 + 3) % 1021
  x = (x * 17 + 3) % 1021
  x = (x * 17 + 3) % 1021
  x = (x * 17 + 3) % 1021
  x = (x * 17 + 3) % 1021
  x = (x * 17 + 3) % 1021
  x = (x * 17 + 3) % 1021
end
print(string.format("arithmetic-integer %d", x))
