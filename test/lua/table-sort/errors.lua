-- sort needs a table and a function.
print(pcall(function() table.sort() end)) --> false	errors.lua:2: bad argument #1 to 'sort' (table expected, got no value)
print(pcall(function() table.sort({ 1, 2 }, 5) end)) --> false	errors.lua:3: bad argument #2 to 'sort' (function expected, got number)
print(pcall(function() table.sort({ 2, 1 }, {}) end)) --> false	errors.lua:4: bad argument #2 to 'sort' (function expected, got table)
