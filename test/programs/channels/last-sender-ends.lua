-- A pending receive() raises when the VM of the last sender ends.
local inbox = require('inbox')
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    actor = spawn_vm('.')
    sleep(1)
    print('end of main')
else
    print(pcall(inbox.receive, inbox))
end
--> end of main
--> false	Broadcast the address before attempting to receive on it
