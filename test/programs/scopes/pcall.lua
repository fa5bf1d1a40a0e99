-- pcall() is a scope.
print(pcall(function()
    scope_cleanup_push(function() print('handler') end)
    return 'result'
end))
print('after')
--> handler
--> true	result
--> after
