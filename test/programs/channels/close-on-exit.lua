-- An actor that closes its inbox in a handler lets no sender hang.
local inbox = require('inbox')
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    actor:send('work')
    print(pcall(actor.send, actor, 'more work')) --> false	Channel closed
else
    spawn(function()
        scope_cleanup_push(function() inbox:close() end)
        inbox:receive()
    end):detach()
    sleep(10)
end
