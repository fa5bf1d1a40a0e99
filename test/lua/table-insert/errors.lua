-- insert needs a table and two or three arguments.
print(pcall(function() table.insert(nil, 1) end)) --> false	errors.lua:2: bad argument #1 to 'insert' (table expected, got nil)
print(pcall(function() table.insert({}) end)) --> false	errors.lua:3: wrong number of arguments to 'insert'
print(pcall(function() table.insert({}, 1, 2, 3) end)) --> false	errors.lua:4: wrong number of arguments to 'insert'
print(pcall(function() table.insert({}, "x", 1) end)) --> false	errors.lua:5: bad argument #2 to 'insert' (number expected, got string)
print(pcall(function() table.insert({}, nil, 1) end)) --> false	errors.lua:6: bad argument #2 to 'insert' (number expected, got nil)
print(pcall(function() table.insert() end)) --> false	errors.lua:7: bad argument #1 to 'insert' (table expected, got no value)
