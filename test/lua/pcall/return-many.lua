-- pcall passes hundreds of results.
local t = {}
for i = 1, 240 do t[i] = i end
print(select("#", pcall(unpack, t))) --> 241
print(select(-1, pcall(unpack, t))) --> 240
