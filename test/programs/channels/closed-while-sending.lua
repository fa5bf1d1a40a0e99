-- A pending send() is woken with an error when the receiver ends.
local inbox = require('inbox')
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    print(pcall(actor.send, actor, 'hello'))
else
    sleep(3)
    print('worker ends')
end
--> worker ends
--> false	Channel closed
