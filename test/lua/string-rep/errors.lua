-- rep needs a string and a count.
print(pcall(function() string.rep() end)) --> false	errors.lua:2: bad argument #1 to 'rep' (string expected, got no value)
print(pcall(function() string.rep("x") end)) --> false	errors.lua:3: bad argument #2 to 'rep' (number expected, got no value)
print(pcall(function() ("x"):rep({}) end)) --> false	errors.lua:4: bad argument #1 to 'rep' (number expected, got table)
print(pcall(function() ("x"):rep("many") end)) --> false	errors.lua:5: bad argument #1 to 'rep' (number expected, got string)
