-- The panic of a joinable fiber is printed when its handle is collected.
local sleep = require('time').sleep
spawn(function() error('boom', 0) end) --! Fiber 0x* panicked: 'boom'
sleep(1)
collectgarbage()
collectgarbage()
sleep(1)
spawn(function() error('second', 0) end):detach() --! Fiber 0x* panicked: 'second'
