-- Metamethods can trigger other metamethods.
local mt = {}
mt.__add = function(a, b) return a .. b end
mt.__concat = function(a, b) return #a end
mt.__len = function(a) return -a end
mt.__unm = function(a) return a.field end
mt.__index = function(a, k) return a(k) end
mt.__call = function(a, k) return "called with " .. k end
local o = setmetatable({}, mt)
print(o + 1) --> called with field
