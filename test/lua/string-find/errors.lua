-- find needs two strings.
print(pcall(function() string.find("x") end)) --> false	errors.lua:2: bad argument #2 to 'find' (string expected, got no value)
print(pcall(function() ("x"):find({}) end)) --> false	errors.lua:3: bad argument #1 to 'find' (string expected, got table)
print(pcall(function() string.find(nil, "x") end)) --> false	errors.lua:4: bad argument #1 to 'find' (string expected, got nil)
print(pcall(function() ("x"):find("x", "y") end)) --> false	errors.lua:5: bad argument #2 to 'find' (number expected, got string)
