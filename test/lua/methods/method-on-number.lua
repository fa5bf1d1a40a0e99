-- Numbers have no methods.
print(pcall(function() local n = 5; return n:foo() end)) --> false	method-on-number.lua:2: attempt to index local 'n' (a number value)
print(pcall(function() return (5).x end)) --> false	method-on-number.lua:3: attempt to index a number value
