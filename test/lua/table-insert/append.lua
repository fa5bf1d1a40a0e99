-- insert with two arguments appends.
local t = {}
table.insert(t, "a")
table.insert(t, "b")
print(#t, t[1], t[2]) --> 2	a	b
print(select("#", table.insert(t, "c"))) --> 0
