-- setmetatable returns its table, getmetatable the metatable.
local t, mt = {}, {}
print(setmetatable(t, mt) == t, getmetatable(t) == mt) --> true	true
print(getmetatable(setmetatable(t, nil))) --> nil
