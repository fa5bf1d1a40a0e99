-- sleep() of a negative number or NaN lets the others run, as sleep(0) does; one of infinity ends by an interruption only.
local sleep = require('time').sleep
for _, seconds in ipairs { -1, -math.huge, 0 / 0 } do
    spawn(function() print('other') end):detach()
    sleep(seconds)
    print('slept')
end
--> other
--> slept
--> other
--> slept
--> other
--> slept
local sleeper = spawn(function() sleep(math.huge) end)
sleep(1e9)
print(sleeper.joinable) --> true
sleeper:interrupt()
sleeper:join()
print(sleeper.interruption_caught) --> true
