-- A missing argument is an error naming its position.
print(pcall(function() ("%d"):format() end)) --> false	missing-argument.lua:2: bad argument #1 to 'format' (value expected)
print(pcall(function() ("%s %s"):format(1) end)) --> false	missing-argument.lua:3: bad argument #2 to 'format' (value expected)
print(pcall(function() string.format() end)) --> false	missing-argument.lua:4: bad argument #1 to 'format' (string expected, got no value)
