-- Removing the current key during next is allowed.
local t = {}
for i = 1, 100 do t[i] = i; t["s" .. i] = i end
local n, k, v = 0, next(t)
while k ~= nil do
  t[k] = nil
  n = n + v
  k, v = next(t, k)
end
print(n, next(t)) --> 10100	nil
