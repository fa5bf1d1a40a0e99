-- # of a sequence is its last index.
local t = {}
print(#t) --> 0
for i = 1, 100 do t[i] = i; assert(#t == i) end
for i = 100, 51, -1 do t[i] = nil; assert(#t == i - 1) end
print(#t) --> 50
