-- Clearing an array and refilling it works.
local t = {}
for i = 1, 1000 do t[i] = i end
for i = 1, 1000 do t[i] = nil end
print(#t, next(t)) --> 0	nil
t[1] = "again"
print(#t, next(t)) --> 1	1	again
