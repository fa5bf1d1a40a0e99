-- Any fiber may spawn actors.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    spawn(function() spawn_vm('.'):send(inbox) end):join()
    print(inbox:receive()) --> hello
else
    inbox:receive():send('hello')
end
