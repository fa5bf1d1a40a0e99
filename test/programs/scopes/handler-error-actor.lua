-- A handler that raises in an actor ends that actor only.
if _CONTEXT == 'main' then
    local sleep = require('time').sleep
    spawn_vm('.')
    sleep(1)
    print('main goes on') --> main goes on
else
    scope_cleanup_push(function() error('in handler') end)
    --! VM 0x* forcibly closed due to error raised on cleanup handler from coroutine 0x*
end
