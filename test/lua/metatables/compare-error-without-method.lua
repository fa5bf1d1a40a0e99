-- Tables without __lt cannot be ordered even when they have __eq.
local mt = { __eq = function() return true end }
local a, b = setmetatable({}, mt), setmetatable({}, mt)
print(a == b) --> true
print(pcall(function() return a < b end)) --> false	compare-error-without-method.lua:5: attempt to compare two table values
print(pcall(function() return a <= 1 end)) --> false	compare-error-without-method.lua:6: attempt to compare number with table
