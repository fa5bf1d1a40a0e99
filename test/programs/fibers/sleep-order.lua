-- Sleepers wake in the order of their deadlines; fractions of seconds count.
local sleep = require('time').sleep
for _, n in ipairs { 3, 0.5, 2, 0.25, 1 } do
    spawn(function()
        sleep(n)
        print(n)
    end):detach()
end
--> 0.25
--> 0.5
--> 1
--> 2
--> 3
