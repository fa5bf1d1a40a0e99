-- One operation: spawn and join of a fiber that does nothing.
local n = tonumber((...))
local function nothing() end
for _ = 1, n do spawn(nothing):join() end
