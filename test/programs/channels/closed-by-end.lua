-- A channel closes when the receiver's VM ends.
local inbox = require('inbox')
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    actor:send('first')
    sleep(1)
    print(pcall(actor.send, actor, 'second')) --> false	Channel closed
else
    inbox:receive()
end
