-- A coroutine may yield inside scope(), which goes on when it is resumed.
local co = coroutine.wrap(function()
    return scope(function()
        scope_cleanup_push(function() print('handler') end)
        local got = coroutine.yield('yielded')
        return got
    end)
end)
print(co()) --> yielded
print(co('resumed'))
--> handler
--> resumed
