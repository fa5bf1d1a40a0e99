-- One operation: a read of an array element.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 25000000

local t, x = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 0
for _ = 1, n / 10 do
  x = x + t[1]
  x = x + t[2]
  x = x + t[3]
  x = x + t[4]
  x = x + t[5]
  x = x + t[6]
  x = x + t[7]
  x = x + t[8]
  x = x + t[9]
  x = x + t[10]
end
print(string.format("array-get %d", x))
