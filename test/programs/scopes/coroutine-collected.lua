-- Nothing runs the handlers of a suspended coroutine that is collected.
local co = coroutine.create(function()
    scope_cleanup_push(function() print('never printed') end)
    coroutine.yield()
end)
coroutine.resume(co)
co = nil
collectgarbage()
collectgarbage()
print('collected') --> collected
