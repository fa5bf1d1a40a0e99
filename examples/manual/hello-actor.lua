-- Tutorial: an actor that runs the same script.
if _CONTEXT == 'main' then
    spawn_vm('.')
    print('Hello')
else
    assert(_CONTEXT == 'worker')
    require('time').sleep(1)
    print('World')
end
--> Hello
--> World
