-- Channels to the same actor are equal, those to different actors are not.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local a, b = spawn_vm('.'), spawn_vm('.')
    print(a == a, a == b) --> true	false
    a:send { from = inbox, a = a, again = a, b = b }
    print(inbox:receive()) --> true
    print(inbox:receive()) --> false
    print(inbox:receive() == a) --> true
    print(inbox:receive() == a) --> false
    b:close()
else
    local ok, m = pcall(inbox.receive, inbox)
    if ok then
        m.from:send(m.a == m.again)
        m.from:send(m.a == m.b)
        m.from:send(m.a)
        m.from:send(m.b)
    end
end
