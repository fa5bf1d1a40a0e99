-- An error runs the scope's handlers and goes on.
print(pcall(function()
    scope(function()
        scope_cleanup_push(function() print('handler') end)
        error('boom', 0)
    end)
    print('never printed')
end))
--> handler
--> false	boom
