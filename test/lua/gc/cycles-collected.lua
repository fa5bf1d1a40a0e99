-- Cyclic garbage is released.
collectgarbage()
local before = collectgarbage("count")
for i = 1, 10000 do local a, b = {}, {}; a.b, b.a = b, a end
collectgarbage()
print(collectgarbage("count") - before < 50) --> true
