-- concat needs a table and a string separator.
print(pcall(function() table.concat() end)) --> false	errors.lua:2: bad argument #1 to 'concat' (table expected, got no value)
print(pcall(function() table.concat("x") end)) --> false	errors.lua:3: bad argument #1 to 'concat' (table expected, got string)
print(pcall(function() table.concat({}, {}) end)) --> false	errors.lua:4: bad argument #2 to 'concat' (string expected, got table)
