-- A handler that raises when it is popped ends the VM.
--@ exit any
--! VM 0x* forcibly closed due to error raised on cleanup handler from coroutine 0x*
print('before') --> before
pcall(scope, function()
    scope_cleanup_push(function() error('in handler') end)
    scope_cleanup_pop()
end)
print('never printed')
