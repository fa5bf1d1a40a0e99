-- The replacement must be a string, number, table or function.
print(pcall(function() ("abc"):gsub("b", true) end)) --> false	invalid-type.lua:2: bad argument #2 to 'gsub' (string/function/table expected)
print(pcall(function() ("abc"):gsub("b") end)) --> false	invalid-type.lua:3: bad argument #2 to 'gsub' (string/function/table expected)
print(("abc"):gsub("b", 5)) --> a5c	1
