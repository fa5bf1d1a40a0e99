-- Looping over a value that cannot be called is an error.
print(pcall(function() for k in 5 do end end)) --> false	not-callable.lua:2: attempt to call a number value
print(pcall(function() for k in nil do end end)) --> false	not-callable.lua:3: attempt to call a nil value
print(pcall(function() local t = {} for k in t do end end)) --> false	not-callable.lua:4: attempt to call a table value
