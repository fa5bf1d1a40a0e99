-- The address of an actor may be sent to another, which can then send to it.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local a, b = spawn_vm('.'), spawn_vm('.')
    a:send { role = 'receiver', main = inbox }
    b:send { role = 'sender', to = a }
    print(inbox:receive()) --> receiver got: from sender
else
    local message = inbox:receive()
    if message.role == 'sender' then
        message.to:send('from sender')
    else
        message.main:send('receiver got: ' .. inbox:receive())
    end
end
