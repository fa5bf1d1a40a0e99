-- Interruption: the sleepsort of the tutorial, which a "signal" ends (here: a timer).
local sleep = require('time').sleep
this_fiber.disable_interruption()
local numbers = { 8, 42, 38, 111, 2, 39, 1 }

local sleeper = spawn(function()
    local children = {}
    scope_cleanup_push(function()
        for _, f in pairs(children) do
            f:interrupt()
        end
    end)
    for _, n in pairs(numbers) do
        children[#children + 1] = spawn(function()
            sleep(n)
            print(n)
        end)
    end
    for _, f in pairs(children) do
        f:join()
    end
end)

local sigwaiter = spawn(function()
    sleep(40.5)
    sleeper:interrupt()
end)

sleeper:join()
sigwaiter:interrupt()
print('interrupted', sleeper.interruption_caught)
--> 1
--> 2
--> 8
--> 38
--> 39
--> interrupted	true
