-- spawn_vm('.') runs the same script in another VM, where _CONTEXT is "worker".
if _CONTEXT == 'main' then
    print(_CONTEXT) --> main
    spawn_vm('.')
else
    require('time').sleep(1)
    print(_CONTEXT) --> worker
end
