-- A field holding false does not trigger __index.
local t = setmetatable({ a = false }, { __index = function() return "default" end })
print(t.a, t.b) --> false	default
