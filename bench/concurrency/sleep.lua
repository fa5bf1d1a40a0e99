-- One operation: one of many sleep(0.1) at the same time.
local n = tonumber((...))
local sleep = require('time').sleep
local fibers = {}
for i = 1, n do fibers[i] = spawn(function() sleep(0.1) end) end
for i = 1, n do fibers[i]:join() end
