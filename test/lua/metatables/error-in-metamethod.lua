-- Errors in metamethods propagate with their own position.
local o = setmetatable({}, { __add = function(a, b) error("no adding") end }) --! error-in-metamethod.lua:2: no adding
local x = o + 1
