-- system.exit() ends the VM at once, with code 0.
local system = require('system')
local sleep = require('time').sleep
spawn(function()
    sleep(1)
    print('never printed')
end):detach()
this_fiber.yield()
print('before') --> before
system.exit()
print('never printed')
