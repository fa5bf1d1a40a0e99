-- Actors may spawn actors.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    spawn_vm('.'):send { from = inbox, n = 10 }
    print(inbox:receive()) --> 10
else
    local message = inbox:receive()
    if message.n == 0 then
        message.from:send(0)
    else
        spawn_vm('.'):send { from = inbox, n = message.n - 1 }
        message.from:send(inbox:receive() + 1)
    end
end
