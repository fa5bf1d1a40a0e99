-- Words of a text: gmatch, gsub with a table and with a function, find with captures, lower.
-- n: passes over the text.
local n = tonumber((...)) or 2200

local TEXT = [[
It was the hour when the harbour lamps are lit, one after another, and the boats that
went out before dawn come home low in the water. The old pilot counted them: seven had
gone, seven had come back. "Good," he said, "then nobody needs me tonight." He folded
his chart (it was older than the lighthouse), put out his pipe, and walked up the hill.
Behind him the sea went on with its one long sentence, 365 days a year, 24 hours a day.
]]
TEXT = TEXT:rep(4)

local numerals = { seven = "7", one = "1" }
local total = 0
for round = 1, n do
  local counts, distinct = {}, 0
  for word in TEXT:lower():gmatch("%a+") do
    local count = counts[word]
    if not count then
      count, distinct = 0, distinct + 1
    end
    counts[word] = count + 1
  end
  local replaced = TEXT:gsub("%a+", numerals)
  local quoted, quotes = TEXT:gsub('"([^"]*)"', function(inside) return "'" .. inside:upper() .. "'" end)
  local numbers, from = 0, 1
  while true do
    local _, last, digits = TEXT:find("(%d+) %a+", from)
    if not last then break end
    numbers = numbers + tonumber(digits)
    from = last + 1
  end
  local trimmed = TEXT:match("^%s*(.-)%s*$")
  total = (total + counts.the + distinct + #replaced + #quoted + quotes + numbers + #trimmed + round) % 1000003
end
print(string.format("word-count %d", total))
