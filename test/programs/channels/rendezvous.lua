-- send() suspends until the receiver takes the message; other fibers run meanwhile.
local inbox = require('inbox')
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    spawn(function()
        sleep(1)
        print('not taken yet')
    end):detach()
    actor:send('hello')
    print('taken')
else
    sleep(2)
    print('receiving')
    inbox:receive()
end
--> not taken yet
--> receiving
--> taken
