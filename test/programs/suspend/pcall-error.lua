-- An error after a suspension is caught by the pcall() around.
local sleep = require('time').sleep
print(pcall(function()
    pcall(sleep, 1)
    sleep(1)
    error('late', 0)
end))
--> false	late
