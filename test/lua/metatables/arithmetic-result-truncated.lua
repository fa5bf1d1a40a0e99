-- Operator metamethod results are cut to one, missing results are nil.
local o = setmetatable({}, { __add = function() return 1, 2 end, __sub = function() end })
print(o + 1) --> 1
print(o - 1) --> nil
