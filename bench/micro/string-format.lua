-- One operation: a string.format of one integer and one string.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 1000000

local format, s = string.format, ""
for _ = 1, n / 10 do
  s = format("%d:%s", 1, "abc")
  s = format("%d:%s", 2, "abc")
  s = format("%d:%s", 3, "abc")
  s = format("%d:%s", 4, "abc")
  s = format("%d:%s", 5, "abc")
  s = format("%d:%s", 6, "abc")
  s = format("%d:%s", 7, "abc")
  s = format("%d:%s", 8, "abc")
  s = format("%d:%s", 9, "abc")
  s = format("%d:%s", 10, "abc")
end
print(string.format("string-format %s", s))
