-- When a program ends, dead fibers that nobody joined are reported, also those of actors in other threads that wait for ever.
--@ slow
local inbox = require('inbox')
if _CONTEXT == 'main' then
    kept = spawn(function() error('of main', 0) end)
    local other = spawn_vm('.', { inherit_context = false })
    other:send { main = inbox }
    other:send { own = inbox:receive() }
else
    kept = spawn(function() error('of an actor', 0) end)
    inbox:receive().main:send(inbox)
    local message = inbox:receive()
    inbox:receive() -- for ever: it knows its own address
end
--! Fiber * panicked: 'of main'
--! Fiber * panicked: 'of an actor'
