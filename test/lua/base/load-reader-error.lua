-- An error inside the reader makes load return nil and the error.
local t = {}
local r, e = load(function() error(t) end)
print(r, e == t) --> nil	true
pcall(function() print(load(function() error("reader failed", 0) end)) end) --> nil	reader failed
