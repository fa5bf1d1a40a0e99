-- When a program ends, an actor that waits for ever is closed; whom that wakes goes on before the next is closed.
--@ slow
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local first = spawn_vm('.', { inherit_context = false })
    local second = spawn_vm('.', { inherit_context = false })
    first:send { main = inbox }
    second:send { main = inbox }
    local a, b = inbox:receive(), inbox:receive()
    a:send { peer = b, name = 'one' } -- each knows the other's address
    b:send { peer = a, name = 'other' }
else
    local main = inbox:receive().main
    main:send(inbox)
    main:close()
    local message = inbox:receive()
    kept = spawn(function() error('waits', 0) end)
    print(pcall(inbox.receive, inbox))
    print(pcall(message.peer.send, message.peer, 1))
end
--! Fiber * panicked: 'waits'
--> false	Broadcast the address before attempting to receive on it
--> false	Channel closed
--! Fiber * panicked: 'waits'
