-- A panic of the main fiber closes its VM: other fibers stop.
--@ exit 1
local sleep = require('time').sleep
spawn(function()
    sleep(1)
    print('never printed')
end):detach()
this_fiber.yield()
print('before') --> before
error('boom', 0) --! Main fiber from VM 0x* panicked: 'boom'
