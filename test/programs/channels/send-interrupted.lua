-- send() is an interruption point, and the message of an interrupted one is not delivered.
local inbox = require('inbox')
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    local f = spawn(function() actor:send('first') end)
    sleep(1)
    f:interrupt()
    f:join()
    print(f.interruption_caught) --> true
    actor:send('second')
else
    sleep(2)
    print(inbox:receive()) --> second
end
