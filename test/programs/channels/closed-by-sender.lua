-- send() on a channel that its owner has closed raises.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    actor:close()
    print(pcall(actor.send, actor, 'hello')) --> false	Channel closed
else
    pcall(inbox.receive, inbox)
end
