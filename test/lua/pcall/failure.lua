-- pcall returns false and the error value.
print(pcall(function() error("oops", 0) end)) --> false	oops
print(pcall(function() local x = nil .. "" end)) --> false	failure.lua:3: attempt to concatenate a nil value
