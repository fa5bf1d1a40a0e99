-- load accepts a function that supplies the source piece by piece.
local parts, i = { "return ", "1", " + ", "41" }, 0
local f = load(function() i = i + 1; return parts[i] end)
print(f()) --> 42
