-- next visits array and hash elements once each and then gives nil.
local t = { 1, 2, 3, x = 1, y = 2 }
local k, n = nil, 0
repeat
  k = next(t, k)
  if k ~= nil then n = n + 1 end
until k == nil
print(n) --> 5
