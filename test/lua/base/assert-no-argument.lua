-- assert needs at least one argument.
print(pcall(function() assert() end)) --> false	assert-no-argument.lua:2: bad argument #1 to 'assert' (value expected)
