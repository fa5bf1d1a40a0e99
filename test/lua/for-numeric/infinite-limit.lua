-- An infinite limit never ends the loop, an infinite start never begins it.
local n = 0
for i = 1, math.huge do n = n + 1 if n == 3 then break end end
print(n) --> 3
for i = math.huge, 1 do print("never") end
for i = -math.huge, 0 do print(i) break end --> -inf
