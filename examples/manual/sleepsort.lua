-- Tutorial: sorts numbers by sleeping.
local sleep = require('time').sleep

local numbers = { 8, 42, 38, 111, 2, 39, 1 }

for _, n in pairs(numbers) do
    spawn(function()
        sleep(n / 100)
        print(n)
    end)
end
--> 1
--> 2
--> 8
--> 38
--> 39
--> 42
--> 111
