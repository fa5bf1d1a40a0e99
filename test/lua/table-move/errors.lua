-- move checks its arguments.
print(pcall(function() table.move(1, 1, 1, 1) end)) --> false	errors.lua:2: bad argument #1 to 'move' (table expected, got number)
print(pcall(function() table.move({}, 1, 1) end)) --> false	errors.lua:3: bad argument #4 to 'move' (number expected, got nil)
print(pcall(function() table.move({}, 1, 1, 1, 5) end)) --> false	errors.lua:4: bad argument #5 to 'move' (table expected, got number)
