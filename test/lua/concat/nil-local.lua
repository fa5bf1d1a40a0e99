-- Concatenating a nil local names the local.
local x
print("a" .. x) --! nil-local.lua:3: attempt to concatenate local 'x' (a nil value)
