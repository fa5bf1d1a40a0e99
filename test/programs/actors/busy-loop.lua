-- An actor that computes for long does not hold up the others.
--@ slow
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local busy, echo = spawn_vm('.'), spawn_vm('.')
    busy:send { from = inbox, role = 'busy' }
    echo:send { from = inbox, role = 'echo' }
    for i = 1, 20 do
        echo:send(i)
        assert(inbox:receive() == i)
    end
    print('echo done')
    print(inbox:receive())
else
    local message = inbox:receive()
    if message.role == 'busy' then
        local x = 0
        for i = 1, 50000000 do x = x + i end
        message.from:send('busy done')
    else
        for _ = 1, 20 do message.from:send(inbox:receive()) end
    end
end
--> echo done
--> busy done
