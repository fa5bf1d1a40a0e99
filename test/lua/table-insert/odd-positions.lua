-- insert at a position outside the list stores the value there.
local t = { 1, 2 }
table.insert(t, 5, "far")
print(#t == 2 or #t == 5, t[5]) --> true	far
table.insert(t, 0, "zero")
print(t[0], t[1]) --> zero	nil
