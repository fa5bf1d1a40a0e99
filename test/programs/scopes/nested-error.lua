-- An error leaves nested scopes from the innermost to the outermost.
pcall(function()
    scope(function()
        scope_cleanup_push(function() print('outer') end)
        scope(function()
            scope_cleanup_push(function() print('inner') end)
            error('boom')
        end)
    end)
end)
--> inner
--> outer
