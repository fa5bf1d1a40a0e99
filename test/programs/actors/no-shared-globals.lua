-- Actors share no memory.
local inbox = require('inbox')
value = 'initial'
if _CONTEXT == 'main' then
    value = 'of main'
    local actor = spawn_vm('.')
    actor:send(inbox)
    print(inbox:receive()) --> initial
    print(value) --> of main
else
    local main = inbox:receive()
    local seen = value
    value = 'of the worker'
    main:send(seen)
end
