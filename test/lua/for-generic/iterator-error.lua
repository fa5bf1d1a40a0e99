-- An error inside an iterator leaves the loop with its own position.
for v in function() error("iterator failed") end do end --! iterator-error.lua:2: iterator failed
