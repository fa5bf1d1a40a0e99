-- Ackermann's function: deep recursion (about a thousand frames) and tail calls.
-- n: how often ack(2, 60) and ack(3, 5) are computed.
local n = tonumber((...)) or 280

local function ack(m, k)
  if m == 0 then return k + 1 end
  if k == 0 then return ack(m - 1, 1) end
  return ack(m - 1, ack(m, k - 1))
end

local sum = 0
for _ = 1, n do
  sum = sum + ack(2, 60) + ack(3, 5)
end
print(string.format("ackermann %d", sum))
