-- A replacement value must be a string, number, nil or false.
print(pcall(function() ("abc"):gsub("b", function() return {} end) end)) --> false	invalid-value.lua:2: invalid replacement value (a table)
print(pcall(function() ("abc"):gsub("b", { b = true }) end)) --> false	invalid-value.lua:3: invalid replacement value (a boolean)
print(("abc"):gsub("b", function() return 42 end)) --> a42c	1
