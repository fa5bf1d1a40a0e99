-- A recursive __call overflows with an error.
local o = setmetatable({}, {})
getmetatable(o).__call = function(self) return 1 + self() end
print((pcall(o))) --> false
