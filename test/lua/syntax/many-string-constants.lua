-- A function may hold thousands of string constants.
local t = {}
for i = 1, 20000 do t[i] = "'s" .. i .. "'" end
local f = load("local t = {" .. table.concat(t, ",") .. "} return #t, t[1], t[20000]")
print(f()) --> 20000	s1	s20000
