-- A concatenation error blames the left operand, unless it is a string or number.
print(pcall(function() local a, b = {}, "x"; return a .. b end)) --> false	both-operands-bad.lua:2: attempt to concatenate local 'a' (a table value)
print(pcall(function() local a, b = "x", {}; return a .. b end)) --> false	both-operands-bad.lua:3: attempt to concatenate local 'b' (a table value)
print(pcall(function() local a, b = {}, nil; return a .. b end)) --> false	both-operands-bad.lua:4: attempt to concatenate local 'a' (a table value)
print(pcall(function() local a, b = 1, nil; return a .. b end)) --> false	both-operands-bad.lua:5: attempt to concatenate local 'b' (a nil value)
