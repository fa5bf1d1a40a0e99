-- An empty piece ends the source.
local parts, i = { "return 1", "", " + 1" }, 0
print(load(function() i = i + 1; return parts[i] end)()) --> 1
