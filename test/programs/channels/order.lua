-- Messages of one sender arrive in their order.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    for i = 1, 100 do actor:send(i) end
    actor:send(inbox)
    print(inbox:receive()) --> in order
else
    for i = 1, 100 do assert(inbox:receive() == i) end
    inbox:receive():send('in order')
end
