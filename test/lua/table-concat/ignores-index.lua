-- concat reads raw elements and ignores __index and __tostring.
local t = setmetatable({ "a" }, { __index = function() return "x" end })
print(table.concat(t, ",")) --> a
print((pcall(table.concat, { setmetatable({}, { __tostring = function() return "s" end }) }))) --> false
