-- getfenv refuses bad levels.
print(pcall(function() getfenv(-1) end)) --> false	getfenv-errors.lua:2: bad argument #1 to 'getfenv' (invalid level)
print(pcall(function() getfenv(50) end)) --> false	getfenv-errors.lua:3: bad argument #1 to 'getfenv' (invalid level)
print(pcall(function() getfenv({}) end)) --> false	getfenv-errors.lua:4: bad argument #1 to 'getfenv' (number expected, got table)
