-- spawn_vm() does not wait for the actor's end.
if _CONTEXT == 'main' then
    spawn_vm('.')
    print('spawned')
else
    require('time').sleep(1)
    print('worker')
end
--> spawned
--> worker
