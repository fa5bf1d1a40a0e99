-- __newindex as a table receives the store.
local store = {}
local t = setmetatable({}, { __newindex = store })
t.x = 1
print(rawget(t, "x"), store.x) --> nil	1
