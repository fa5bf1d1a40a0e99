-- Swapping table fields in one assignment works.
local t = { 1, 2 }
t[1], t[2] = t[2], t[1]
print(t[1], t[2]) --> 2	1
