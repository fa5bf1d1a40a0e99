-- When both operands are bad, the second one is blamed only if the first is a number.
print(pcall(function() local a, b = {}, true; return a + b end)) --> false	second-operand-blamed.lua:2: attempt to perform arithmetic on local 'a' (a table value)
print(pcall(function() local a, b = 1, true; return a + b end)) --> false	second-operand-blamed.lua:3: attempt to perform arithmetic on local 'b' (a boolean value)
print(pcall(function() local a, b = true, 1; return a + b end)) --> false	second-operand-blamed.lua:4: attempt to perform arithmetic on local 'a' (a boolean value)
