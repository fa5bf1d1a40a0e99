-- Elements that cannot be compared are an error without position.
local ok, e = pcall(function() table.sort({ 1, "x", 2 }) end)
print(ok, e:find("attempt to compare ", 1, true)) --> false	1	19
print(pcall(function() table.sort({ {}, {} }) end)) --> false	attempt to compare two table values
