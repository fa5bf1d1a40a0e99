-- A finalizer is a scope of its own: what it registers runs when it is over, and is none of the scope's it interrupts.
local log = {}
for i = 1, 3 do
    getmetatable(newproxy(true)).__gc = function()
        scope_cleanup_push(function() log[#log + 1] = 'handler' end)
        log[#log + 1] = 'finalizer'
        if i == 2 then
            error('goes nowhere')
        end
    end
end
scope(function()
    scope_cleanup_push(function() print('mine') end)
    collectgarbage()
    collectgarbage()
    scope_cleanup_pop()
    print('end of the scope')
end)
print(table.concat(log, ' '))
--> mine
--> end of the scope
--> finalizer handler finalizer handler finalizer handler
