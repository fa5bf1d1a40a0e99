-- random gives [0,1), 1..m or m..n.
math.randomseed(42)
local ok = true
for i = 1, 1000 do
  local a, b, c = math.random(), math.random(6), math.random(-3, 3)
  ok = ok and a >= 0 and a < 1 and b >= 1 and b <= 6 and b % 1 == 0 and c >= -3 and c <= 3 and c % 1 == 0
end
print(ok, math.random(5, 5), math.random(1)) --> true	5	1
