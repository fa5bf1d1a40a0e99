-- A pending receive() raises when the last channel to it is collected.
local inbox = require('inbox')
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    spawn_vm('.')
    sleep(1)
    collectgarbage()
    collectgarbage()
    sleep(1)
    print('end of main')
else
    print(pcall(inbox.receive, inbox))
end
--> false	Broadcast the address before attempting to receive on it
--> end of main
