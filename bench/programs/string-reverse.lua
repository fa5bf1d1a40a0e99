-- string.rep, string.sub and string.reverse: palindromes and rotations of short strings.
-- n: rounds over strings of 1 to 40 characters.
local n = tonumber((...)) or 3800

local function is_palindrome(s)
  local length = #s
  for i = 1, math.floor(length / 2) do
    if s:sub(i, i) ~= s:sub(length - i + 1, length - i + 1) then return false end
  end
  return true
end

local palindromes, rotations = 0, 0
for round = 1, n do
  for length = 1, 40 do
    local half = ("abc"):rep(length):sub(1, length)
    local s = half .. half:reverse()
    if is_palindrome(s) then palindromes = palindromes + 1 end
    local turn = round % length
    local rotated = half:sub(turn + 1) .. half:sub(1, turn)
    if rotated == half then rotations = rotations + 1 end
  end
end
print(string.format("string-reverse %d %d", palindromes, rotations))
