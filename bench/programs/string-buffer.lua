-- Strings built from pieces with table.concat, then taken apart again by separator.
-- n: strings built, 300 pieces each.
local n = tonumber((...)) or 3800

local concat, find, sub = table.concat, string.find, string.sub

local function split(s, separator)
  local parts, from = {}, 1
  while true do
    local first, last = find(s, separator, from, true)
    if not first then
      parts[#parts + 1] = sub(s, from)
      return parts
    end
    parts[#parts + 1] = sub(s, from, first - 1)
    from = last + 1
  end
end

local sum = 0
for round = 1, n do
  local pieces = {}
  for i = 1, 300 do pieces[i] = "item" .. i % 50 end
  local s = concat(pieces, ", ")
  local back = split(s, ", ")
  assert(#back == 300 and back[300] == pieces[300])
  sum = (sum + #s + #back[round % 300 + 1]) % 1000003
end
print(string.format("string-buffer %d", sum))
