-- unpack reads raw elements and the raw length.
local t = setmetatable({ 1 }, { __index = function() return "x" end, __len = function() return 3 end })
print(unpack(t, 1, 2)) --> 1	nil
print(unpack(t)) --> 1
