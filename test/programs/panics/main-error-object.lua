-- A panic by an error object of the runtime shows its message.
--@ exit 1
local f = spawn(function() end)
f:detach()
f:join() --! Main fiber from VM 0x* panicked: 'Invalid argument'
