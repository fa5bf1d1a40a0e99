-- receive() suspends until there is a message; other fibers run meanwhile.
local inbox = require('inbox')
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    sleep(2)
    print('sending')
    actor:send('hello')
else
    spawn(function()
        sleep(1)
        print('nothing yet')
    end):detach()
    print(inbox:receive())
end
--> nothing yet
--> sending
--> hello
