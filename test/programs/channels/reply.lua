-- inbox within a message arrives as a tx-channel to the sender.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    actor:send { from = inbox, question = 6 }
    print(inbox:receive()) --> tx-channel
    print(inbox:receive()) --> 42
else
    local message = inbox:receive()
    message.from:send(getmetatable(message.from))
    message.from:send(message.question * 7)
end
