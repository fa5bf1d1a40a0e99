-- A scope's handlers run at its end in the reverse order of their registration.
scope(function()
    for i = 1, 3 do
        scope_cleanup_push(function() print('handler', i) end)
    end
    print('body')
end)
print('after')
--> body
--> handler	3
--> handler	2
--> handler	1
--> after
