-- xpcall() is a scope, whether its function fails or not.
print(xpcall(function()
    scope_cleanup_push(function() print('first') end)
    return 'result'
end, print))
--> first
--> true	result
print((xpcall(function()
    scope_cleanup_push(function() print('second') end)
    error('boom', 0)
end, function(e) return e end)))
--> second
--> false
