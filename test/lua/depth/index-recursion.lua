-- A recursive __index function overflows with an error.
local t = setmetatable({}, { __index = function(t, k) return t[k .. "x"] .. "" end })
print((pcall(function() return t.a end))) --> false
print(rawget(t, "a")) --> nil
