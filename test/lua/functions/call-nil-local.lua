-- Calling a nil local names it.
local f
f() --! call-nil-local.lua:3: attempt to call local 'f' (a nil value)
