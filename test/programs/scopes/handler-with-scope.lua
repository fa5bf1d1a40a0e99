-- A handler may open scopes and register handlers in them.
scope(function()
    scope_cleanup_push(function()
        scope(function()
            scope_cleanup_push(function() print('inner') end)
        end)
        print('outer')
    end)
end)
--> inner
--> outer
