-- The panic of a joinable fiber is printed when it is detached.
local sleep = require('time').sleep
local f = spawn(function() error('boom', 0) end)
sleep(1)
spawn(function() error('second', 0) end):detach() --! Fiber 0x* panicked: 'second'
sleep(1)
f:detach() --! Fiber 0x* panicked: 'boom'
