-- Booleans and tables do not concatenate.
print(pcall(function() return "a" .. true end)) --> false	boolean-error.lua:2: attempt to concatenate a boolean value
print(pcall(function() return {} .. "a" end)) --> false	boolean-error.lua:3: attempt to concatenate a table value
print(pcall(function() return 1 .. nil end)) --> false	boolean-error.lua:4: attempt to concatenate a nil value
print(pcall(function() local f = print; return f .. "x" end)) --> false	boolean-error.lua:5: attempt to concatenate local 'f' (a function value)
