-- Several fibers may send at once: each message arrives once, first come, first served.
local inbox = require('inbox')
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    for i = 1, 5 do
        spawn(function() actor:send(i) end):detach()
    end
else
    sleep(1)
    for _ = 1, 5 do print(inbox:receive()) end
end
--> 1
--> 2
--> 3
--> 4
--> 5
