-- One operation: a string.match with two captures.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 1500000

local s, x = "key42 = value", 0
for _ = 1, n / 10 do
  x = x + #s:match("(%a+)(%d+)")
  x = x + #s:match("(%a+)(%d+)")
  x = x + #s:match("(%a+)(%d+)")
  x = x + #s:match("(%a+)(%d+)")
  x = x + #s:match("(%a+)(%d+)")
  x = x + #s:match("(%a+)(%d+)")
  x = x + #s:match("(%a+)(%d+)")
  x = x + #s:match("(%a+)(%d+)")
  x = x + #s:match("(%a+)(%d+)")
  x = x + #s:match("(%a+)(%d+)")
end
print(string.format("string-match %d", x))
