-- __concat is used when an operand is neither string nor number.
local o = setmetatable({}, { __concat = function(a, b) return (type(a) == "table" and "O" or a) .. "~" .. (type(b) == "table" and "O" or b) end })
print(o .. "x", "x" .. o, 1 .. o, o .. 2) --> O~x	x~O	1~O	O~2
print("a" .. "b" .. o) --> ab~O
print(o .. "a" .. "b") --> O~ab
print("a" .. o .. "b") --> aO~b
