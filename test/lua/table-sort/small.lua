-- Empty, single and two-element lists sort.
local t = {}
table.sort(t)
table.sort({ 1 }, error)
local u = { 2, 1 }
table.sort(u)
print(#t, u[1], u[2]) --> 0	1	2
