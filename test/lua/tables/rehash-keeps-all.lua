-- Growing through many sizes loses no key.
local t = {}
for i = 1, 2000 do t["k" .. i] = i; t[i] = -i; t[i + 0.5] = i end
local ok = true
for i = 1, 2000 do ok = ok and t["k" .. i] == i and t[i] == -i and t[i + 0.5] == i end
print(ok, #t) --> true	2000
