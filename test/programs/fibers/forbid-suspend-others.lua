-- What does not suspend is allowed where suspension is forbidden.
local m = require('mutex').new()
local c = require('condition_variable').new()
m:lock()
this_fiber.forbid_suspend()
local f = spawn(function() end)
f:interrupt()
c:notify_one()
c:notify_all()
m:unlock()
print(coroutine.wrap(function() coroutine.yield('yielded') end)()) --> yielded
scope(function()
    scope_cleanup_push(function() print('handler') end) --> handler
end)
f:detach()
this_fiber.allow_suspend()
