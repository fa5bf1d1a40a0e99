-- __index results are cut to one value.
local t = setmetatable({}, { __index = function() return 1, 2, 3 end })
print(t.x) --> 1
print((select("#", t.x))) --> 1
t = setmetatable({}, { __index = function() end })
print(t.x) --> nil
