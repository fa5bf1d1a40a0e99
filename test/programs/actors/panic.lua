-- A panic of an actor ends that actor only, and not the process.
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    spawn_vm('.')
    sleep(1)
    print('main goes on') --> main goes on
else
    error('boom', 0) --! Main fiber from VM 0x* panicked: 'boom'
end
