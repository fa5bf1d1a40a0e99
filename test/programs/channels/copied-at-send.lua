-- The receiver gets the values of the time of the call.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    local t = { n = 1 }
    local sender = spawn(function() actor:send { from = inbox, t = t } end)
    this_fiber.yield()
    t.n = 2
    print(inbox:receive()) --> 1
    sender:join()
else
    require('time').sleep(1)
    local message = inbox:receive()
    message.from:send(message.t.n)
end
