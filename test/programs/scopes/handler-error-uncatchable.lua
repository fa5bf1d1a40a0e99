-- pcall() does not catch what a handler raises.
--@ exit any
--! VM 0x* forcibly closed due to error raised on cleanup handler from coroutine 0x*
print('before') --> before
pcall(function()
    scope(function()
        scope_cleanup_push(function() error('in handler') end)
    end)
end)
print('never printed')
