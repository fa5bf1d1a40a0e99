-- newproxy(false) has no metatable, newproxy(u) shares that of u.
local a = newproxy(true)
local b = newproxy(a)
print(getmetatable(newproxy()), getmetatable(newproxy(false))) --> nil	nil
print(getmetatable(a) == getmetatable(b), a == b, type(getmetatable(a))) --> true	false	table
