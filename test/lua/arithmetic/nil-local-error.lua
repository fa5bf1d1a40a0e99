-- Arithmetic on a nil local names the local.
local x
local y = x + 1 --! nil-local-error.lua:3: attempt to perform arithmetic on local 'x' (a nil value)
