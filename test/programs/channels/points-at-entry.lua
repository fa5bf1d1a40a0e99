-- A fiber that was interrupted before neither sends nor receives.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    local f
    f = spawn(function()
        f:interrupt()
        actor:send('never sent')
    end)
    f:join()
    print(f.interruption_caught) --> true
    actor:send('sent')
else
    local f
    f = spawn(function()
        f:interrupt()
        inbox:receive()
    end)
    f:join()
    print(inbox:receive()) --> sent
end
