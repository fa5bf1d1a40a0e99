-- Arithmetic on a nil field names the field.
local t = {}
local y = t.count * 2 --! nil-field-error.lua:3: attempt to perform arithmetic on field 'count' (a nil value)
