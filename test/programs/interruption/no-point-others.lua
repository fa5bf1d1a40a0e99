-- Functions that do not suspend are no interruption points.
local m = require('mutex').new()
local c = require('condition_variable').new()
local f
f = spawn(function()
    f:interrupt()
    m:lock()
    c:notify_one()
    c:notify_all()
    m:unlock()
    spawn(function() end):detach()
    scope_cleanup_push(function() end)
    scope_cleanup_pop()
    this_fiber.forbid_suspend()
    this_fiber.allow_suspend()
    local co = coroutine.create(function() end)
    return coroutine.status(co)
end)
print(f:join()) --> suspended
