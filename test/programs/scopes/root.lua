-- Every fiber has a root scope: its handlers run at the fiber's end, before the joiner goes on.
local f = spawn(function()
    scope_cleanup_push(function() print('handler') end)
    print('body')
    return 'value'
end)
print(f:join())
--> body
--> handler
--> value
