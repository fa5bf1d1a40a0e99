-- While one more channel to the receiver is open, receive() waits.
local inbox = require('inbox')
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    local actor, keeper = spawn_vm('.'), spawn_vm('.')
    keeper:send { address = actor }
    actor:close()
else
    local first = inbox:receive()
    if type(first) == 'table' then
        sleep(2)
        first.address:send('by the other')
    else
        print(first) --> by the other
    end
end
