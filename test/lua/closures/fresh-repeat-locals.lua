-- A repeat loop whose condition reads a captured local still makes it fresh each turn.
local fs, n = {}, 0
repeat
  n = n + 1
  local j = n * 2
  fs[n] = function() return j end
until j >= 6
print(fs[1](), fs[2](), fs[3]()) --> 2	4	6
