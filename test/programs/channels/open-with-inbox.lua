-- A channel stays open while fibers of a receiver that imported inbox live, although its main fiber has ended.
local inbox = require('inbox')
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    sleep(2)
    actor:send('hello')
else
    spawn(function()
        sleep(5)
        print(inbox:receive()) --> hello
    end):detach()
end
