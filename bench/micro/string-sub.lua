-- One operation: a substring of one character.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 4000000

local s, c = ("abcdefghij"):rep(2), ""
for _ = 1, n / 10 do
  c = s:sub(1, 1)
  c = s:sub(2, 2)
  c = s:sub(3, 3)
  c = s:sub(4, 4)
  c = s:sub(5, 5)
  c = s:sub(6, 6)
  c = s:sub(7, 7)
  c = s:sub(8, 8)
  c = s:sub(9, 9)
  c = s:sub(10, 10)
end
print(string.format("string-sub %s", c))
