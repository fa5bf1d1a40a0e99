-- Indexing a nil field names the field.
local t = { a = {} }
print(t.a.b.c) --! index-nil-field.lua:3: attempt to index field 'b' (a nil value)
