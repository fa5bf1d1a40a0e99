-- nil in a constructor leaves the field absent.
local t = { nil, 2, x = nil }
print(t[1], t[2], t.x) --> nil	2	nil
