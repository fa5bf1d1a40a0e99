-- A collection while a table is traversed does not disturb the traversal.
local t = {}
for i = 1, 100 do t["k" .. i] = i end
local s = 0
for k, v in pairs(t) do
  s = s + v
  t[k] = nil
  if v % 10 == 0 then collectgarbage() end
end
print(s, next(t)) --> 5050	nil
