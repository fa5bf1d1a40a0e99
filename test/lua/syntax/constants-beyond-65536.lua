-- A table of 100,000 different numbers is one constructor.
local parts = {}
for i = 1, 100000 do parts[i] = string.format("%d.25", i) end
local t = assert(loadstring("return {" .. table.concat(parts, ",") .. "}"))()
print(#t, t[70000], t[100000]) --> 100000	70000.25	100000.25
