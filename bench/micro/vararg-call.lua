-- One operation: a call of a vararg function that counts three arguments.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 3000000

local select = select
local function f(...) return select("#", ...) end
local x = 0
for _ = 1, n / 10 do
  x = x + f(1, 2, 3)
  x = x + f(1, 2, 3)
  x = x + f(1, 2, 3)
  x = x + f(1, 2, 3)
  x = x + f(1, 2, 3)
  x = x + f(1, 2, 3)
  x = x + f(1, 2, 3)
  x = x + f(1, 2, 3)
  x = x + f(1, 2, 3)
  x = x + f(1, 2, 3)
end
print(string.format("vararg-call %d", x))
