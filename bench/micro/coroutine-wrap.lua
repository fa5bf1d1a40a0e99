-- One operation: a call of a wrapped coroutine and a yield, one value each way.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 3000000

local yield = coroutine.yield
local f = coroutine.wrap(function(a) while true do a = yield(a) end end)
local x = 1
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
print(string.format("coroutine-wrap %d", x))
