-- What is received is a copy: changing it changes nothing for the sender.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    local t = { n = 1, inner = { n = 1 } }
    actor:send { from = inbox, t = t }
    print(inbox:receive()) --> changed
    print(t.n, t.inner.n) --> 1	1
else
    local message = inbox:receive()
    message.t.n = 2
    message.t.inner.n = 2
    message.from:send('changed')
end
