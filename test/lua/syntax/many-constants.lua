-- A function may hold tens of thousands of constants.
local t = {}
for i = 1, 30000 do t[i] = ("%d.5"):format(i) end
local f = load("local t = {" .. table.concat(t, ",") .. "} return #t, t[1], t[30000]")
print(f()) --> 30000	1.5	30000.5
