-- A waiter interrupted before the notification does not consume it.
local m = require('mutex').new()
local c = require('condition_variable').new()
local function waiter(name)
    return spawn(function()
        m:lock()
        scope_cleanup_push(function() m:unlock() end)
        c:wait(m)
        print(name)
    end)
end
local a, b = waiter('a'), waiter('b')
this_fiber.yield()
a:interrupt()
c:notify_one()
a:join()
b:join()
print(a.interruption_caught, b.interruption_caught)
--> b
--> true	false
