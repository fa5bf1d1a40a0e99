-- An actor's handlers run at the end of its main fiber.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    spawn_vm('.'):send(inbox)
    print(inbox:receive()) --> handler
else
    local main = inbox:receive()
    scope_cleanup_push(function() main:send('handler') end)
end
