-- Math functions refuse values that are not numbers.
print(pcall(function() math.floor("x") end)) --> false	argument-errors.lua:2: bad argument #1 to 'floor' (number expected, got string)
print(pcall(function() math.sqrt() end)) --> false	argument-errors.lua:3: bad argument #1 to 'sqrt' (number expected, got no value)
print(pcall(function() math.sin(nil) end)) --> false	argument-errors.lua:4: bad argument #1 to 'sin' (number expected, got nil)
print(pcall(function() math.fmod(1) end)) --> false	argument-errors.lua:5: bad argument #2 to 'fmod' (number expected, got no value)
print(pcall(function() math.ldexp({}, 1) end)) --> false	argument-errors.lua:6: bad argument #1 to 'ldexp' (number expected, got table)
print(pcall(function() math.log(8, "x") end)) --> false	argument-errors.lua:7: bad argument #2 to 'log' (number expected, got string)
