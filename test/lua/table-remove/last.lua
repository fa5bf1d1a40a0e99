-- remove without position removes and returns the last element.
local t = { "a", "b", "c" }
print(table.remove(t), #t) --> c	2
print(table.remove(t), table.remove(t), table.remove(t), #t) --> b	a	nil	0
