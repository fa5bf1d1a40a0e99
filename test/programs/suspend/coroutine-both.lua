-- A generator may suspend the fiber between the values it yields.
local sleep = require('time').sleep
local function numbers(n)
    return coroutine.wrap(function()
        for i = 1, n do
            sleep(i)
            coroutine.yield(i)
        end
    end)
end
for i in numbers(3) do print(i) end
--> 1
--> 2
--> 3
