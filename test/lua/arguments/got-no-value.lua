-- A missing argument is reported as no value, nil as nil.
print(pcall(function() string.rep("x") end)) --> false	got-no-value.lua:2: bad argument #2 to 'rep' (number expected, got no value)
print(pcall(function() string.rep("x", nil) end)) --> false	got-no-value.lua:3: bad argument #2 to 'rep' (number expected, got nil)
print(pcall(function() table.insert(nil, 1) end)) --> false	got-no-value.lua:4: bad argument #1 to 'insert' (table expected, got nil)
