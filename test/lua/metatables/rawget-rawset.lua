-- rawget, rawset, rawlen and rawequal ignore metamethods.
local mt = { __index = function() return "meta" end, __newindex = error, __len = function() return 99 end,
  __eq = function() return true end }
local a, b = setmetatable({}, mt), setmetatable({}, mt)
print(rawget(a, "x"), a.x) --> nil	meta
print(rawset(a, "y", 1) == a, rawget(a, "y")) --> true	1
print(rawlen(a), #a, rawequal(a, b), a == b) --> 0	99	false	true
