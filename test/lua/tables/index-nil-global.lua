-- Indexing a nil global names it.
print(nothing.x) --! index-nil-global.lua:2: attempt to index global 'nothing' (a nil value)
