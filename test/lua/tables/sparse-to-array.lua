-- Elements move between hash and array part without loss.
local t = {}
for i = 2, 64, 2 do t[i] = i end
for i = 1, 64, 2 do t[i] = i end
local s = 0
for i = 1, #t do s = s + t[i] end
print(#t, s) --> 64	2080
