-- A fiber that nobody joined is reported when its VM closes, also that of an actor which waits until the program is over.
local inbox = require('inbox')

if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    actor:send(actor)
else
    own_address = inbox:receive()
    fiber = spawn(function() error('of an actor') end)
    this_fiber.yield()
    inbox:receive()
end
--! Fiber 0x* panicked: '*: of an actor'
