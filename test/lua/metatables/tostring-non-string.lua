-- tostring returns whatever __tostring returns; print needs a string or number.
local o = setmetatable({}, { __tostring = function() return 42 end })
print(type(tostring(o))) --> number
local p = setmetatable({}, { __tostring = function() return {} end })
print(type(tostring(p))) --> table
print(p) --! tostring-non-string.lua:6: 'tostring' must return a string to 'print'
