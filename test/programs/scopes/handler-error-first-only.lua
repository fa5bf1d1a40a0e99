-- After a handler has raised, the handlers registered before it do not run.
--@ exit any
--! VM 0x* forcibly closed due to error raised on cleanup handler from coroutine 0x*
scope_cleanup_push(function() print('never printed') end)
scope_cleanup_push(function() error('in handler') end)
scope_cleanup_push(function() print('last registered') end) --> last registered
