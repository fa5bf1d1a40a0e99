-- Every value of a small range turns up.
math.randomseed(1)
local seen, n = {}, 0
for i = 1, 1000 do
  local v = math.random(3)
  if not seen[v] then seen[v] = true; n = n + 1 end
end
print(n, seen[1], seen[2], seen[3]) --> 3	true	true	true
