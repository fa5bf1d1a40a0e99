-- system.exit() of any fiber of the main VM ends it.
--@ exit 5
local system = require('system')
local sleep = require('time').sleep
spawn(function()
    sleep(1)
    system.exit(5)
end):detach()
sleep(10)
print('never printed')
