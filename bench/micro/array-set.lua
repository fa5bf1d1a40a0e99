-- One operation: a write of an array element.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 25000000

local t = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }
for i = 1, n / 10 do
  t[1] = i
  t[2] = i
  t[3] = i
  t[4] = i
  t[5] = i
  t[6] = i
  t[7] = i
  t[8] = i
  t[9] = i
  t[10] = i
end
print(string.format("array-set %d", #t))
