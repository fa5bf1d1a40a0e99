-- A channel that was closed arrives closed.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local other = spawn_vm('.')
    other:send { main = inbox }
    local to_other = inbox:receive()
    to_other:close()
    other:send { open = other, closed = to_other }
else
    local main = inbox:receive().main
    main:send(inbox)
    main:close()
    local message = inbox:receive()
    print(message.open == message.closed) --> true
    print(pcall(message.closed.send, message.closed, 1)) --> false	Channel closed
    message.closed:close() -- again is harmless
    message.open:close()
    print(select(2, pcall(inbox.receive, inbox))) --> Broadcast the address before attempting to receive on it
end
