-- When two fibers receive at once the second gets EBUSY.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    require('time').sleep(2)
    actor:send('hello')
else
    local f = spawn(function() print(inbox:receive()) end)
    require('time').sleep(1)
    local ok, e = pcall(inbox.receive, inbox)
    print(ok, e, e.code)
    f:join()
end
--> false	Device or resource busy	16
--> hello
