-- One operation: a concatenation of a string and a number.
-- Each turn of the loop does ten of them; n counts operations.
local n = tonumber((...)) or 1500000

local s
for i = 1, n / 10 do
  s = "n" .. i
  s = "n" .. i
  s = "n" .. i
  s = "n" .. i
  s = "n" .. i
  s = "n" .. i
  s = "n" .. i
  s = "n" .. i
  s = "n" .. i
  s = "n" .. i
end
print(string.format("concat %s", #s > 0 and "done"))
