-- Actors: the functions of the chapter's first page.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local one = spawn_vm('.')
    one:send { from = inbox, text = 'a new VM that shares the context' }
    print(inbox:receive())
    local fiber = spawn(function() print('a new fiber of this VM') end)
    fiber:join()
else
    local message = inbox:receive()
    message.from:send(message.text)
end
--> a new VM that shares the context
--> a new fiber of this VM
