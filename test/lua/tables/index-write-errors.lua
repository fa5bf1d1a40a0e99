-- Assigning into something that is not a table is an indexing error.
print(pcall(function() local t; t.x = 1 end)) --> false	index-write-errors.lua:2: attempt to index local 't' (a nil value)
print(pcall(function() local t = {}; t.a.b = 1 end)) --> false	index-write-errors.lua:3: attempt to index field 'a' (a nil value)
print(pcall(function() nothing.x = 1 end)) --> false	index-write-errors.lua:4: attempt to index global 'nothing' (a nil value)
print(pcall(function() local s = "str"; s.x = 1 end)) --> false	index-write-errors.lua:5: attempt to index local 's' (a string value)
print(pcall(function() local b = true; b[1] = 2 end)) --> false	index-write-errors.lua:6: attempt to index local 'b' (a boolean value)
