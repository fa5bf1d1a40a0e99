-- string.format with the common directives, tostring and tonumber.
-- n: records formatted.
local n = tonumber((...)) or 310000

local format = string.format
local sum = 0
for i = 1, n do
  local record = format("%05d|%-8s|%8.3f|%x|%s", i % 100000, "n" .. i % 97, i / 7, i % 65536, tostring(i % 2 == 0))
  local number = tonumber(record:sub(1, 5))
  sum = (sum * 7 + #record + number) % 1000003
end
print(format("string-format %d", sum))
