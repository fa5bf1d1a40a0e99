-- One operation: a call of string.byte.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 6000000

local s, x = ("abcdefghij"):rep(2), 0
for _ = 1, n / 10 do
  x = x + s:byte(1)
  x = x + s:byte(2)
  x = x + s:byte(3)
  x = x + s:byte(4)
  x = x + s:byte(5)
  x = x + s:byte(6)
  x = x + s:byte(7)
  x = x + s:byte(8)
  x = x + s:byte(9)
  x = x + s:byte(10)
end
print(string.format("string-byte %d", x))
