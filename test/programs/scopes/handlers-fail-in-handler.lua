-- When a handler fails that runs because another handler has failed, the VM ends with the later error.
scope_cleanup_push(function()
    scope(function()
        scope_cleanup_push(function() print('not run') end)
        scope_cleanup_push(function() error('second', 0) end)
        error('first', 0)
    end)
end)
--! VM 0x* forcibly closed due to error raised on cleanup handler from coroutine 0x*: 'second'
--@ exit 1
