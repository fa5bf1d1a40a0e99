-- Other values are refused.
print(pcall(function() bit.band() end)) --> false	errors.lua:2: bad argument #1 to 'band' (number expected, got no value)
print(pcall(function() bit.band("x") end)) --> false	errors.lua:3: bad argument #1 to 'band' (number expected, got string)
print(pcall(function() bit.lshift(1) end)) --> false	errors.lua:4: bad argument #2 to 'lshift' (number expected, got no value)
print(pcall(function() bit.bnot({}) end)) --> false	errors.lua:5: bad argument #1 to 'bnot' (number expected, got table)
print(pcall(function() bit.bor(1, nil) end)) --> false	errors.lua:6: bad argument #2 to 'bor' (number expected, got nil)
