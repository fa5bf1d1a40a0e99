-- foreach and foreachi need a table and a function.
print(pcall(function() table.foreach(1, print) end)) --> false	errors.lua:2: bad argument #1 to 'foreach' (table expected, got number)
print(pcall(function() table.foreach({}) end)) --> false	errors.lua:3: bad argument #2 to 'foreach' (function expected, got nil)
print(pcall(function() table.foreachi({}, 5) end)) --> false	errors.lua:4: bad argument #2 to 'foreachi' (function expected, got number)
