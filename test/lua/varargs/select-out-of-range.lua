-- select refuses index zero and indices before the first argument.
print(pcall(function() local x = select(0, 1) end)) --> false	select-out-of-range.lua:2: bad argument #1 to 'select' (index out of range)
print(pcall(function() local x = select(-2, 1) end)) --> false	select-out-of-range.lua:3: bad argument #1 to 'select' (index out of range)
print(pcall(function() local x = select("x", 1) end)) --> false	select-out-of-range.lua:4: bad argument #1 to 'select' (number expected, got string)
