-- Strings grown with the .. operator: short-lived strings, several operands, numbers converted.
-- n: strings built, 200 pieces each.
local n = tonumber((...)) or 6800

local length, tail = 0, 0
for round = 1, n do
  local s = ""
  for i = 1, 200 do
    s = s .. (i % 10) .. ","
  end
  local line = "<" .. round .. ":" .. s .. ">"
  length = length + #line
  tail = (tail * 31 + line:byte(round % #line + 1)) % 1000003
end
print(string.format("string-concat %d %d", length, tail))
