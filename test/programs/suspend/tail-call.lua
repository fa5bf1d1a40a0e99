-- A suspending function may be tail called.
local sleep = require('time').sleep
local function nap(...)
    return sleep(...)
end
print(select('#', nap(1))) --> 0
local f = spawn(function() return 1, 2 end)
print((function() return f:join() end)()) --> 1	2
