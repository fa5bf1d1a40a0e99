-- scope_cleanup_pop() runs the handler registered last and forgets it.
scope(function()
    scope_cleanup_push(function() print('first') end)
    scope_cleanup_push(function() print('second') end)
    scope_cleanup_pop()
    print('popped')
end)
--> second
--> popped
--> first
