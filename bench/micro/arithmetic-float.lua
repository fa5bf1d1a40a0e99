-- One operation: a float addition and multiplication.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 20000000

local x = 0.5
for _ = 1, n / 10 do
  x = x * 0.999 + 0.25
  x = x * 0.999 + 0.25
  x = x * 0.999 + 0.25
  x = x * 0.999 + 0.25
  x = x * 0.999 + 0.25
  x = x * 0.999 + 0.25
  x = x * 0.999 + 0.25
  x = x * 0.999 + 0.25
  x = x * 0.999 + 0.25
  x = x * 0.999 + 0.25
end
print(string.format("arithmetic-float %s", string.format("%.9f", x)))
