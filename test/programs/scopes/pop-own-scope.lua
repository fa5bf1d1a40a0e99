-- scope_cleanup_pop() does not reach the handlers of the scope around.
scope(function()
    scope_cleanup_push(function() print('outer') end)
    scope(function()
        print(select(2, pcall(scope_cleanup_pop)))
    end)
    print('still there')
end)
--> scope_cleanup_pop() called w/o a matching scope_cleanup_push()
--> still there
--> outer
