-- An actor has a main fiber of its own.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    spawn_vm('.'):send(inbox)
    print(inbox:receive()) --> true
    print(inbox:receive()) --> false
else
    local main = inbox:receive()
    main:send(this_fiber.is_main)
    main:send(spawn(function() return this_fiber.is_main end):join())
end
