-- Storing under a NaN key is an error.
local t = {}
t[0 / 0] = 1 --! nan-key-write.lua:3: table index is NaN
