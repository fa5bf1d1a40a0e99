-- A metamethod is used when the other operand is a string or nil.
local o = setmetatable({}, { __add = function(a, b) return type(a) .. "+" .. type(b) end })
print(o + "x", "x" + o, o + nil, nil + o) --> table+string	string+table	table+nil	nil+table
