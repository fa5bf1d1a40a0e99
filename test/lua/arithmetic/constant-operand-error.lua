-- Arithmetic with a constant operand blames the variable.
print(pcall(function() local a = {}; return 1 + a end)) --> false	constant-operand-error.lua:2: attempt to perform arithmetic on local 'a' (a table value)
print(pcall(function() local a = {}; return a + 1 end)) --> false	constant-operand-error.lua:3: attempt to perform arithmetic on local 'a' (a table value)
print(pcall(function() local a = print; return 2 ^ a end)) --> false	constant-operand-error.lua:4: attempt to perform arithmetic on local 'a' (a function value)
