-- Calling a missing field names the field.
local t = { sub = {} }
t.sub.missing(1) --! call-nil-field.lua:3: attempt to call field 'missing' (a nil value)
