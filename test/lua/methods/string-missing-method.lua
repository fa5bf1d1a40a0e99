-- A missing string method is an error naming the method.
local s = "x"
print(pcall(function() s:nope() end)) --> false	string-missing-method.lua:3: attempt to call method 'nope' (a nil value)
print(s.nope) --> nil
