-- Doubly recursive Fibonacci: global-free function calls and integer arithmetic.
-- n: how often fib(24) is computed.
local n = tonumber((...)) or 110

local function fib(k)
  if k < 2 then return k end
  return fib(k - 1) + fib(k - 2)
end

local sum = 0
for _ = 1, n do
  sum = (sum + fib(24)) % 1000003
end
print(string.format("fib %d", sum))
