-- load needs a string or a function.
print(pcall(function() load(5) end)) --> true
print(pcall(function() load({}) end)) --> false	load-wrong-type.lua:3: bad argument #1 to 'load' (function expected, got table)
print(pcall(function() load() end)) --> false	load-wrong-type.lua:4: bad argument #1 to 'load' (function expected, got no value)
