-- Recursive operator metamethods overflow with an error.
local mt = {}
mt.__add = function(a, b) return (a + b) end
mt.__concat = function(a, b) return (a .. b) end
mt.__lt = function(a, b) return not (a < b) end
mt.__eq = function(a, b) return not (a == b) end
mt.__unm = function(a) return (-a) end
local a, b = setmetatable({}, mt), setmetatable({}, mt)
print((pcall(function() return a + b end))) --> false
print((pcall(function() return a .. b end))) --> false
print((pcall(function() return a < b end))) --> false
print((pcall(function() return a == b end))) --> false
print((pcall(function() return -a end))) --> false
print("alive") --> alive
