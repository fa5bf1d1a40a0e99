-- A pending send() is woken with an error when the receiver panics.
local inbox = require('inbox')
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    print(pcall(actor.send, actor, 'hello')) --> false	Channel closed
else
    sleep(3)
    error('boom', 0) --! Main fiber from VM 0x* panicked: 'boom'
end
