-- The result of __eq is converted to a boolean.
local mt = { __eq = function() return 1 end }
local a, b = setmetatable({}, mt), setmetatable({}, mt)
print(a == b, a ~= b) --> true	false
mt.__eq = function() return nil end
print(a == b, a ~= b) --> false	true
