-- An actor with a context of its own works like any other.
--@ slow
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local actor = spawn_vm('.', { inherit_context = false })
    actor:send(inbox)
    for i = 1, 3 do
        actor:send { n = i }
        print(inbox:receive())
    end
else
    local main = inbox:receive()
    for _ = 1, 3 do main:send(inbox:receive().n * 10) end
end
--> 10
--> 20
--> 30
