-- Calling a missing method names the method.
local t = {}
t:missing(1) --! call-nil-method.lua:3: attempt to call method 'missing' (a nil value)
