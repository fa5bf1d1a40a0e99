-- A pending send() is woken with an error when the receiver closes its inbox; later ones raise at once.
local inbox = require('inbox')
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    print(pcall(actor.send, actor, 'hello')) --> false	Channel closed
    print(pcall(actor.send, actor, 'hello')) --> false	Channel closed
else
    sleep(3)
    inbox:close()
    sleep(3)
    print(pcall(inbox.receive, inbox)) --> false	Channel closed
end
