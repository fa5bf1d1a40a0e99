-- system.exit() of the main VM does not stop other VMs, and decides the exit code.
--@ exit 6
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    spawn_vm('.')
    sleep(1)
    print('main exits') --> main exits
    require('system').exit(6)
else
    sleep(5)
    print('worker ends') --> worker ends
end
