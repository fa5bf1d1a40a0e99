-- One operation: a plain string.find over 40 characters.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 3000000

local s, x = ("abcdefghij"):rep(4) .. "!", 0
for _ = 1, n / 10 do
  x = x + s:find("!", 1, true)
  x = x + s:find("!", 1, true)
  x = x + s:find("!", 1, true)
  x = x + s:find("!", 1, true)
  x = x + s:find("!", 1, true)
  x = x + s:find("!", 1, true)
  x = x + s:find("!", 1, true)
  x = x + s:find("!", 1, true)
  x = x + s:find("!", 1, true)
  x = x + s:find("!", 1, true)
end
print(string.format("string-find %d", x))
