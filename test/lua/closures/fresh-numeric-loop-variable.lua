-- Each turn of a numeric for has its own variable.
local fs = {}
for i = 1, 3 do fs[i] = function() i = i + 10; return i end end
print(fs[1](), fs[1](), fs[2](), fs[3]()) --> 11	21	12	13
