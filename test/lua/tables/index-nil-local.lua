-- Indexing a nil local names it.
local t
print(t.x) --! index-nil-local.lua:3: attempt to index local 't' (a nil value)
