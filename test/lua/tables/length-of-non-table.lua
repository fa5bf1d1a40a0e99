-- # of a number or nil is an error.
print(pcall(function() local n = 5; return #n end)) --> false	length-of-non-table.lua:2: attempt to get length of local 'n' (a number value)
print(pcall(function() return #nil end)) --> false	length-of-non-table.lua:3: attempt to get length of a nil value
print(pcall(function() return #undefined end)) --> false	length-of-non-table.lua:4: attempt to get length of global 'undefined' (a nil value)
print(#"abc") --> 3
