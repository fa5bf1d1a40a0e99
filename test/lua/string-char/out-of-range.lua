-- char refuses codes outside a byte.
print(pcall(function() string.char(256) end)) --> false	out-of-range.lua:2: bad argument #1 to 'char' (invalid value)
print(pcall(function() string.char(65, -1) end)) --> false	out-of-range.lua:3: bad argument #2 to 'char' (invalid value)
print(pcall(function() string.char("x") end)) --> false	out-of-range.lua:4: bad argument #1 to 'char' (number expected, got string)
