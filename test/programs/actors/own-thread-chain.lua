-- Threads that were introduced to each other more than once do not keep the process from ending.
--@ slow
local inbox = require('inbox')

if _CONTEXT == 'main' then
    local first = spawn_vm('.', { inherit_context = false })
    first:send({ last = inbox, depth = 2 })
    print(inbox:receive())
else
    local message = inbox:receive()
    if message.depth == 0 then
        message.last:send('the end of the chain')
        return
    end
    local next = spawn_vm('.', { inherit_context = false })
    next:send({ last = message.last, depth = message.depth - 1 })
end
--> the end of the chain
