-- A pending send() is woken with an error when the receiver exits.
local inbox = require('inbox')
local system = require('system')
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    print(pcall(actor.send, actor, 'hello')) --> false	Channel closed
else
    sleep(3)
    system.exit(1)
end
