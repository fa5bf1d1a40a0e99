-- Concatenating a nil field names the field.
local t = {}
print("a" .. t.name .. "b") --! nil-field.lua:3: attempt to concatenate field 'name' (a nil value)
