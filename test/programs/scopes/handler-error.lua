-- A handler that raises ends the VM: nothing of it runs any more.
--@ exit any
local sleep = require('time').sleep
spawn(function()
    sleep(1)
    print('never printed')
end):detach()
spawn(function() scope_cleanup_push(function() error('in handler') end) end):detach()
print('before') --> before
this_fiber.yield() --! VM 0x* forcibly closed due to error raised on cleanup handler from coroutine 0x*
print('nor this')
