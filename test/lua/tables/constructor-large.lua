-- A constructor with many items stores all of them.
local src = {}
for i = 1, 1000 do src[i] = tostring(i) end
local t = load("return {" .. table.concat(src, ",") .. "}")()
print(#t, t[1], t[50], t[51], t[1000]) --> 1000	1	50	51	1000
