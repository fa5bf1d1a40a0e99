-- A panic of the main VM does not stop other VMs; the exit code is 1.
--@ exit 1
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    spawn_vm('.')
    sleep(1)
    error('boom', 0) --! Main fiber from VM 0x* panicked: 'boom'
else
    sleep(5)
    print('worker ends') --> worker ends
end
