-- A pending receive() raises when the last sender closes its channel.
local inbox = require('inbox')
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    sleep(1)
    actor:close()
    sleep(1)
    print('end of main')
else
    print(pcall(inbox.receive, inbox))
end
--> false	Broadcast the address before attempting to receive on it
--> end of main
