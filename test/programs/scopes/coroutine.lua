-- A coroutine has a scope of its own, which ends with the coroutine and not with a yield.
local co = coroutine.wrap(function()
    scope_cleanup_push(function() print('handler') end)
    coroutine.yield('yielded')
    return 'returned'
end)
scope(function()
    print(co()) --> yielded
end)
print('after the scope') --> after the scope
print(co())
--> handler
--> returned
