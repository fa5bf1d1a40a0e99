-- A panic of another fiber does not end the actor.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    spawn_vm('.'):send(inbox)
    print(inbox:receive()) --> still here
else
    local main = inbox:receive()
    spawn(function() error('boom', 0) end):detach() --! Fiber 0x* panicked: 'boom'
    this_fiber.yield()
    main:send('still here')
end
