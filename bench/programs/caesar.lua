-- Caesar cipher: string.byte, string.char, table.concat, one character at a time.
-- n: texts enciphered and deciphered.
local n = tonumber((...)) or 5700

local TEXT = ("The quick brown fox jumps over the lazy dog; pack my box with five dozen jugs. "):rep(4)
local byte, char = string.byte, string.char

local function shift(text, key)
  local out = {}
  for i = 1, #text do
    local c = byte(text, i)
    if c >= 97 and c <= 122 then
      c = (c - 97 + key) % 26 + 97
    elseif c >= 65 and c <= 90 then
      c = (c - 65 + key) % 26 + 65
    end
    out[i] = char(c)
  end
  return table.concat(out)
end

local sum = 0
for round = 1, n do
  local key = round % 25 + 1
  local secret = shift(TEXT, key)
  assert(shift(secret, 26 - key) == TEXT)
  sum = (sum * 31 + byte(secret, round % #secret + 1)) % 1000003
end
print(string.format("caesar %d", sum))
