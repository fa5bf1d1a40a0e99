-- __len may return any value.
local t = setmetatable({}, { __len = function() return "long" end })
print(#t) --> long
