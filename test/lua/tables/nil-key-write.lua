-- Storing under a nil key is an error.
local t = {}
t[nil] = 1 --! nil-key-write.lua:3: table index is nil
