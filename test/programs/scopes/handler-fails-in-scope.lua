-- An error in a cleanup handler leaves the scopes within that handler in good order, before it ends the VM.
scope(function()
    scope_cleanup_push(function() print("not run: the VM has ended") end)
    scope_cleanup_push(function()
        scope(function()
            scope_cleanup_push(function() print('outer') end)
            scope(function()
                scope_cleanup_push(function()
                    this_fiber.yield()
                    print('inner')
                end)
                coroutine.wrap(function()
                    scope_cleanup_push(function() print('of a coroutine') end)
                    error('in a handler', 0)
                end)()
            end)
        end)
    end)
end)
print('not run')
--> of a coroutine
--> inner
--> outer
--! VM 0x* forcibly closed due to error raised on cleanup handler from coroutine 0x*: 'handler-fails-in-scope.lua:15: in a handler'
--~ handler-fails-in-scope.lua:15: in function *
--@ exit 1
