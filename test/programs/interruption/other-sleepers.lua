-- Interrupting a sleeper does not change when others wake.
local sleep = require('time').sleep
local function sleeper(seconds)
    return spawn(function()
        sleep(seconds)
        print(seconds)
    end)
end
local a, b = sleeper(10), sleeper(20)
sleep(1)
a:interrupt()
local c = sleeper(15)
b:join()
c:join()
print(a.joinable)
--> 15
--> 20
--> true
