-- Negating a non-number raises an arithmetic error.
print(pcall(function() local a = {}; return -a end)) --> false	unary-minus-error.lua:2: attempt to perform arithmetic on local 'a' (a table value)
print(pcall(function() local a = "x"; return -a end)) --> false	unary-minus-error.lua:3: attempt to perform arithmetic on local 'a' (a string value)
print(pcall(function() return -nil end)) --> false	unary-minus-error.lua:4: attempt to perform arithmetic on a nil value
