if _CONTEXT == 'worker' then
    require('inbox'):receive():send('sub/init.lua as ' .. _CONTEXT)
else
    itself, child, sibling = spawn_vm('.'), spawn_vm('./child'), spawn_vm('../sibling')
end
