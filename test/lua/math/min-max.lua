-- min and max take one or more numbers.
print(math.max(1, 5, 3), math.min(1, 5, 3), math.max(-1), math.min(2.5)) --> 5	1	-1	2.5
print(math.max("10", 9), math.max(1, math.huge), math.min(-math.huge, 0)) --> 10	inf	-inf
print(pcall(function() math.max() end)) --> false	min-max.lua:4: bad argument #1 to 'max' (number expected, got no value)
print(pcall(function() math.min("x") end)) --> false	min-max.lua:5: bad argument #1 to 'min' (number expected, got string)
print(pcall(function() math.max(1, nil) end)) --> false	min-max.lua:6: bad argument #2 to 'max' (number expected, got nil)
