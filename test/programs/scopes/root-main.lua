-- The main fiber's root scope ends with the script.
scope_cleanup_push(function() print('first registered') end)
scope_cleanup_push(function()
    require('time').sleep(1)
    print('last registered')
end)
print('end')
--> end
--> last registered
--> first registered
