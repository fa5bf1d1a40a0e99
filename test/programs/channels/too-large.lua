-- A message above 256 MiB raises EMSGSIZE, and the channel stays as it was.
--@ slow
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    local text = ('x'):rep(2 ^ 28)
    print(pcall(actor.send, actor, text)) --> false	Message too long
    print(pcall(actor.send, actor, { text })) --> false	Message too long
    actor:send('small')
else
    print(inbox:receive()) --> small
end
