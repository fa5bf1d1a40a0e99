-- table.pack remembers how many values there were.
local p = table.pack(nil, 2, nil)
print(p.n, p[1], p[2], p[3]) --> 3	nil	2	nil
print(table.pack().n) --> 0
