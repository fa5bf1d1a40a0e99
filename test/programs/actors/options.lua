-- spawn_vm() takes inherit_context = true and new_master.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    spawn_vm('.', { inherit_context = true }):send(inbox)
    print(inbox:receive()) --> hello
    spawn_vm('.', { new_master = true }):send(inbox)
    print(inbox:receive()) --> hello
else
    inbox:receive():send('hello')
end
