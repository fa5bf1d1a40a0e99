-- next needs a table.
print(pcall(function() next() end)) --> false	next-errors.lua:2: bad argument #1 to 'next' (table expected, got no value)
print(pcall(function() next(5) end)) --> false	next-errors.lua:3: bad argument #1 to 'next' (table expected, got number)
