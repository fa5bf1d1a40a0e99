-- scope_cleanup_pop(true) runs the handler.
scope_cleanup_push(function() print('handler') end)
scope_cleanup_pop(true)
print('end')
--> handler
--> end
