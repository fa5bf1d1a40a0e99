-- xpcall()'s message handler runs at the point of the error, before the cleanup handlers.
print(xpcall(function()
    scope_cleanup_push(function() print('cleanup') end)
    error('boom', 0)
end, function(e)
    print('message handler')
    return e .. '!'
end))
--> message handler
--> cleanup
--> false	boom!
