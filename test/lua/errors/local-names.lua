-- Locals are named in every kind of failure.
local function try(f, v) print(select(2, pcall(f, v))) end
try(function(v) v() end) --> local-names.lua:3: attempt to call local 'v' (a nil value)
try(function(v) return v.x end) --> local-names.lua:4: attempt to index local 'v' (a nil value)
try(function(v) return v * 2 end) --> local-names.lua:5: attempt to perform arithmetic on local 'v' (a nil value)
try(function(v) return v .. "x" end) --> local-names.lua:6: attempt to concatenate local 'v' (a nil value)
try(function(v) return -v end) --> local-names.lua:7: attempt to perform arithmetic on local 'v' (a nil value)
try(function(v) return #v end) --> local-names.lua:8: attempt to get length of local 'v' (a nil value)
try(function(v) v.x = 1 end) --> local-names.lua:9: attempt to index local 'v' (a nil value)
