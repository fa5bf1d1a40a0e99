-- Actors in contexts of their own talk to each other directly.
--@ slow
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local a = spawn_vm('.', { inherit_context = false })
    local b = spawn_vm('.', { inherit_context = false })
    b:send { to = inbox }
    a:send { to = b, text = 'hello' }
    print(inbox:receive()) --> hello
else
    local message = inbox:receive()
    message.to:send(message.text or inbox:receive())
end
