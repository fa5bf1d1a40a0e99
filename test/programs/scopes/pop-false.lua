-- scope_cleanup_pop(false) removes the handler without running it.
scope(function()
    scope_cleanup_push(function() print('kept') end)
    scope_cleanup_push(function() print('never printed') end)
    scope_cleanup_pop(false)
    print('body')
end)
--> body
--> kept
