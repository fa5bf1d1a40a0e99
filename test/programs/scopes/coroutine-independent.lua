-- A coroutine cannot pop the handlers of the fiber that runs it.
scope_cleanup_push(function() print('of the fiber') end)
coroutine.wrap(function()
    print(select(2, pcall(scope_cleanup_pop)))
end)()
--> scope_cleanup_pop() called w/o a matching scope_cleanup_push()
print('end')
--> end
--> of the fiber
