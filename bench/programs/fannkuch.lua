-- Fannkuch: flips of every permutation of eight numbers, array element swaps.
-- n: how often all 40320 permutations are visited.
local n = tonumber((...)) or 10

local SIZE = 8

local function fannkuch(size)
  local order, work, rotations = {}, {}, {}
  for i = 1, size do order[i], rotations[i] = i, 0 end
  local checksum, most, sign = 0, 0, 1
  while true do
    if order[1] ~= 1 then
      for i = 1, size do work[i] = order[i] end
      local flips, first = 0, work[1]
      repeat
        local low, high = 1, first
        while low < high do
          work[low], work[high] = work[high], work[low]
          low, high = low + 1, high - 1
        end
        flips = flips + 1
        first = work[1]
      until first == 1
      if flips > most then most = flips end
      checksum = checksum + sign * flips
    end
    -- The next permutation: rotate ever longer prefixes, each as often as it is long.
    sign = -sign
    local length = 2
    while true do
      if length > size then return checksum, most end
      local head = order[1]
      for i = 1, length - 1 do order[i] = order[i + 1] end
      order[length] = head
      rotations[length] = rotations[length] + 1
      if rotations[length] < length then break end
      rotations[length] = 0
      length = length + 1
    end
  end
end

local total, most = 0, 0
for _ = 1, n do
  local checksum, flips = fannkuch(SIZE)
  total, most = total + checksum, math.max(most, flips)
end
print(string.format("fannkuch %d %d", total, most))
