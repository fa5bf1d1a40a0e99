-- send() and receive() suspend the fiber within coroutines.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    local send = coroutine.wrap(function()
        while true do actor:send(coroutine.yield()) end
    end)
    send()
    send(1)
    send(2)
    send(inbox)
    print(inbox:receive()) --> 3
else
    local receive = coroutine.wrap(function()
        while true do coroutine.yield(inbox:receive()) end
    end)
    local sum = receive() + receive()
    receive():send(sum)
end
