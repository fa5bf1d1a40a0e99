-- # also counts a sequence whose elements were added in reverse.
local t = {}
for i = 20, 1, -1 do t[i] = i end
print(#t) --> 20
