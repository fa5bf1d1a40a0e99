-- Each turn of a generic for has its own variables.
local fs = {}
for i, v in ipairs { "a", "b", "c" } do fs[i] = function() return i, v end end
print(fs[1]()) --> 1	a
print(fs[3]()) --> 3	c
