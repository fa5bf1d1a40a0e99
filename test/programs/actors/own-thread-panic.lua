-- An actor that panics in a context of its own closes its channel.
--@ slow
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local actor = spawn_vm('.', { inherit_context = false })
    actor:send('go')
    print(pcall(actor.send, actor, 'more')) --> false	Channel closed
else
    inbox:receive()
    error('boom', 0) --! Main fiber from VM 0x* panicked: 'boom'
end
