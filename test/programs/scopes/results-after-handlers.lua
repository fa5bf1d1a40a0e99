-- What the body returned is not changed by the handlers.
print(scope(function()
    scope_cleanup_push(function() return 'from the handler' end)
    return 'from the body', 2
end))
--> from the body	2
