-- A handler belongs to the innermost scope that runs, not to the function that registers it.
local function register(name)
    scope_cleanup_push(function() print(name) end)
end
scope(function()
    register('first')
    register('second')
    print('body')
end)
--> body
--> second
--> first
