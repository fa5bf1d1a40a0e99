-- A waiter notified before its interruption returns; the interruption waits for the next point.
local m = require('mutex').new()
local c = require('condition_variable').new()
local f = spawn(function()
    m:lock()
    scope_cleanup_push(function() m:unlock() end)
    c:wait(m)
    print('woken') --> woken
    c:wait(m)
    print('never printed')
end)
this_fiber.yield()
c:notify_one()
f:interrupt()
f:join()
print(f.interruption_caught) --> true
