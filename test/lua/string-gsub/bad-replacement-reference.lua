-- A reference to a missing capture is an error.
print(pcall(function() ("abc"):gsub("a", "%2") end)) --> false	bad-replacement-reference.lua:2: invalid capture index
print(pcall(function() ("abc"):gsub("(a)", "%2") end)) --> false	bad-replacement-reference.lua:3: invalid capture index
