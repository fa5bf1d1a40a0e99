-- The main fiber's handlers run when it panics.
--@ exit 1
local sleep = require('time').sleep
scope_cleanup_push(function()
    sleep(1)
    print('handler') --> handler
end)
error('boom') --! Main fiber from VM 0x* panicked: 'root-panic.lua:8: boom'
