-- receive() is an interruption point, and an interrupted one takes no message.
local inbox = require('inbox')
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    sleep(2)
    actor:send('hello')
else
    local f = spawn(function() inbox:receive() end)
    sleep(1)
    f:interrupt()
    f:join()
    print(f.interruption_caught) --> true
    print(inbox:receive()) --> hello
end
