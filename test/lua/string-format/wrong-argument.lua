-- An argument of the wrong type is an error.
print(pcall(function() ("%d"):format("x") end)) --> false	wrong-argument.lua:2: bad argument #1 to 'format' (number expected, got string)
print(pcall(function() ("%d"):format({}) end)) --> false	wrong-argument.lua:3: bad argument #1 to 'format' (number expected, got table)
print(pcall(function() ("%f"):format(nil) end)) --> false	wrong-argument.lua:4: bad argument #1 to 'format' (number expected, got nil)
print(pcall(function() string.format("%c", "x") end)) --> false	wrong-argument.lua:5: bad argument #2 to 'format' (number expected, got string)
