-- A metamethod added after setmetatable takes effect.
local mt = {}
local o = setmetatable({}, mt)
print(o.x) --> nil
mt.__index = function() return "late" end
print(o.x) --> late
mt.__index = nil
print(o.x) --> nil
