-- Actors of a context with several threads may go to any of them, whichever their parent is in.
--@ slow
local inbox = require('inbox')
if _CONTEXT == 'main' then
    spawn_context_threads(3)
    local first = spawn_vm('.')
    first:send { from = inbox, depth = 6 }
    for i = 1, 6 do print(inbox:receive()) end
    --> 6
    --> 5
    --> 4
    --> 3
    --> 2
    --> 1
else
    local message = inbox:receive()
    message.from:send(message.depth)
    if message.depth > 1 then
        local next = spawn_vm('.')
        next:send { from = message.from, depth = message.depth - 1 }
        pcall(inbox.receive, inbox) -- stays, so that the next one goes elsewhere
    end
end
