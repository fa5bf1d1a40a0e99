-- Scopes nest: each runs its own handlers at its own end.
scope(function()
    scope_cleanup_push(function() print('outer') end)
    scope(function()
        scope_cleanup_push(function() print('inner') end)
    end)
    print('between')
end)
--> inner
--> between
--> outer
