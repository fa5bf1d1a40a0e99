-- An error that ends a coroutine runs the handlers of its scope.
print(coroutine.resume(coroutine.create(function()
    scope_cleanup_push(function() print('handler') end)
    error('boom', 0)
end)))
--> handler
--> false	boom
