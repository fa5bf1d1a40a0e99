-- random needs numbers.
print(pcall(function() math.random("x") end)) --> false	random-argument-errors.lua:2: bad argument #1 to 'random' (number expected, got string)
print(pcall(function() math.random(1, {}) end)) --> false	random-argument-errors.lua:3: bad argument #2 to 'random' (number expected, got table)
print(pcall(function() math.randomseed("x") end)) --> false	random-argument-errors.lua:4: bad argument #1 to 'randomseed' (number expected, got string)
