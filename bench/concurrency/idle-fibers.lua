-- Memory: n fibers that wait.
local n = tonumber((...))
local m = require('mutex').new()
m:lock()
local function wait() m:lock() end
for _ = 1, n do spawn(wait):detach() end
