-- Large lists of every shape sort.
local function check(t)
  table.sort(t)
  for i = 2, #t do if t[i - 1] > t[i] then return false end end
  return true
end
local up, down, same, saw, mixed = {}, {}, {}, {}, {}
local x = 42
for i = 1, 2000 do
  x = (x * 1103 + 12345) % 65536
  up[i], down[i], same[i], saw[i], mixed[i] = i, -i, 7, i % 10, x
end
print(check(up), check(down), check(same), check(saw), check(mixed)) --> true	true	true	true	true
