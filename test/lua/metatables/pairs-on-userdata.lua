-- __pairs works on userdata.
local u = newproxy(true)
getmetatable(u).__pairs = function() return next, { only = 1 }, nil end
for k, v in pairs(u) do print(k, v) end --> only	1
