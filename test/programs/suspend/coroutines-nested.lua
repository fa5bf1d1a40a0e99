-- A fiber suspends inside coroutines of coroutines.
local sleep = require('time').sleep
local function nest(depth)
    if depth == 0 then
        sleep(1)
        return 0
    end
    return coroutine.wrap(function() return nest(depth - 1) + 1 end)()
end
spawn(function() print('other') end):detach()
print(nest(20))
--> other
--> 20
