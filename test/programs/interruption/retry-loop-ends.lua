-- A loop that retries under pcall() for ever ends by an interruption.
local sleep = require('time').sleep
local tries = 0
local f = spawn(function()
    local ok = false
    while not ok do
        ok = pcall(function()
            sleep(1)
            tries = tries + 1
            error('not yet')
        end)
    end
end)
sleep(3.5)
f:interrupt()
f:join()
print(tries, f.interruption_caught) --> 3	true
