-- Thousands of pieces join quickly.
local t = {}
for i = 1, 20000 do t[i] = i end
local s = table.concat(t, ",")
print(#s, s:sub(-11)) --> 108893	19999,20000
