-- A fiber's panic after the end of the main fiber does not change the exit code.
local sleep = require('time').sleep
spawn(function()
    sleep(1)
    error('boom', 0)
end):detach() --! Fiber 0x* panicked: 'boom'
