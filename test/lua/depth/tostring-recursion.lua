-- A recursive __tostring overflows with an error.
local o = setmetatable({}, {})
getmetatable(o).__tostring = function(x) return "x" .. tostring(x) end
print((pcall(tostring, o))) --> false
