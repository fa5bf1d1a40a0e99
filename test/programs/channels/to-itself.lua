-- An actor may have a channel to itself.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    actor:send { from = inbox, own = actor }
    print(inbox:receive()) --> to myself
else
    local message = inbox:receive()
    spawn(function() message.own:send('to myself') end):detach()
    message.from:send(inbox:receive())
end
