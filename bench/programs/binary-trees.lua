-- Binary trees: allocation, pointer chasing and garbage of all ages.
-- n: rounds of a depth-10 tree, next to a long-lived tree of depth 13.
local n = tonumber((...)) or 1200

local function bottom_up(depth)
  if depth == 0 then return {} end
  return { bottom_up(depth - 1), bottom_up(depth - 1) }
end

local function count(node)
  if not node[1] then return 1 end
  return 1 + count(node[1]) + count(node[2])
end

local long_lived = bottom_up(13)
local total = 0
for _ = 1, n do total = total + count(bottom_up(10)) end
print(string.format("binary-trees %d %d", total, count(long_lived)))
