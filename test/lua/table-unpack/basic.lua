-- unpack returns list elements, by default 1 to #t.
print(table.unpack({ 1, 2, 3 })) --> 1	2	3
print(table.unpack({ 1, 2, 3 }, -1, 1)) --> nil	nil	1
print(table.unpack({ n = 3, "a", nil, "c" }, 1, 3)) --> a	nil	c
print((table.unpack({ 7, 8 }))) --> 7
