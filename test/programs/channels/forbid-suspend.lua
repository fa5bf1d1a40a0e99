-- Where suspension is forbidden, send() and receive() raise.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    this_fiber.forbid_suspend()
    print(pcall(actor.send, actor, 1)) --> false	Operation not permitted within a forbid-suspend block
    print(pcall(inbox.receive, inbox)) --> false	Operation not permitted within a forbid-suspend block
    this_fiber.allow_suspend()
    actor:send(2)
else
    print(inbox:receive()) --> 2
end
