-- rawget and rawset need a table.
print(pcall(function() rawget("x", 1) end)) --> false	rawget-errors.lua:2: bad argument #1 to 'rawget' (table expected, got string)
print(pcall(function() rawset(nil, 1, 2) end)) --> false	rawget-errors.lua:3: bad argument #1 to 'rawset' (table expected, got nil)
print(pcall(function() rawget({}) end)) --> false	rawget-errors.lua:4: bad argument #2 to 'rawget' (value expected)
