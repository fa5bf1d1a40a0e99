-- Numbers, strings and booleans cannot be called.
print(pcall(function() local n = 5; n() end)) --> false	call-other-types.lua:2: attempt to call local 'n' (a number value)
print(pcall(function() (true)() end)) --> false	call-other-types.lua:3: attempt to call a boolean value
print(pcall(function() ("x")() end)) --> false	call-other-types.lua:4: attempt to call a string value
print(pcall(function() local t = {}; t() end)) --> false	call-other-types.lua:5: attempt to call local 't' (a table value)
