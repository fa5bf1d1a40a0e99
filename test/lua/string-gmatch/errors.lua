-- gmatch checks its arguments; a malformed pattern fails at the first match.
print(pcall(function() string.gmatch("x") end)) --> false	errors.lua:2: bad argument #2 to 'gmatch' (string expected, got no value)
print(pcall(function() for _ in ("x"):gmatch("[") do end end)) --> false	errors.lua:3: malformed pattern (missing ']')
