-- sub needs a start position.
print(pcall(function() ("x"):sub() end)) --> false	errors.lua:2: bad argument #1 to 'sub' (number expected, got no value)
print(pcall(function() ("x"):sub("a") end)) --> false	errors.lua:3: bad argument #1 to 'sub' (number expected, got string)
print(pcall(function() ("x"):sub(1, {}) end)) --> false	errors.lua:4: bad argument #2 to 'sub' (number expected, got table)
