-- system.exit() of an actor ends that actor only, and its code does not count.
local system = require('system')
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    spawn_vm('.')
    sleep(5)
    print('main goes on') --> main goes on
else
    spawn(function()
        sleep(1)
        print('never printed')
    end):detach()
    system.exit(9)
end
