-- The same table twice in a message is copied twice.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    spawn_vm('.'):send(inbox)
    local t = inbox:receive()
    print(t.a == t.b, t.a.n, t.b.n) --> false	1	1
else
    local shared = { n = 1 }
    inbox:receive():send { a = shared, b = shared }
end
