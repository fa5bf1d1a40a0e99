-- remove needs a table.
print(pcall(function() table.remove() end)) --> false	errors.lua:2: bad argument #1 to 'remove' (table expected, got nil)
print(pcall(function() table.remove("x") end)) --> false	errors.lua:3: bad argument #1 to 'remove' (table expected, got string)
print(pcall(function() table.remove({ 1 }, "x") end)) --> false	errors.lua:4: bad argument #2 to 'remove' (number expected, got string)
