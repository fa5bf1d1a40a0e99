-- Ten thousand fibers sleep and end.
--@ slow
local sleep = require('time').sleep
local count = 0
local fibers = {}
for i = 1, 10000 do
    fibers[i] = spawn(function()
        sleep(i % 10)
        count = count + 1
    end)
end
for _, f in ipairs(fibers) do f:join() end
print(count) --> 10000
