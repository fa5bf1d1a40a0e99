-- An actor that computes for ever in a thread of its own holds up nobody, and ends with the process.
local inbox = require('inbox')
local system = require('system')
if _CONTEXT == 'main' then
    local busy = spawn_vm('.', { inherit_context = false })
    local echo = spawn_vm('.')
    busy:send { role = 'busy', to = inbox }
    print(inbox:receive()) --> busy
    echo:send { role = 'echo', to = inbox }
    for i = 1, 100 do
        echo:send(i)
        assert(inbox:receive() == i)
    end
    print('main goes on') --> main goes on
    system.exit(0, { force = 2 })
else
    local message = inbox:receive()
    message.to:send(message.role == 'busy' and 'busy' or inbox:receive())
    while true do
        if message.role == 'echo' then message.to:send(inbox:receive()) end
    end
end
