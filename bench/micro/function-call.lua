-- One operation: a call of a local Lua function with one argument and one result.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 10000000

local function f(a) return a end
local x = 0
for _ = 1, n / 10 do
  x = f(x)
  x = f(x)
  x = f(x)
  x = f(x)
  x = f(x)
  x = f(x)
  x = f(x)
  x = f(x)
  x = f(x)
  x = f(x)
end
print(string.format("function-call %d", x))
