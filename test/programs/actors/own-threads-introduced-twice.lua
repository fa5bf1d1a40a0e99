-- A program ends also when its threads got to know one another through others.
--@ slow
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local first = spawn_vm('.', { inherit_context = false })
    local second = spawn_vm('.', { inherit_context = false })
    first:send { to = inbox, second = second }
    print(inbox:receive()) --> from second
else
    local message = inbox:receive()
    if message.second then
        message.second:send { to = message.to }
    else
        message.to:send('from second')
    end
end
