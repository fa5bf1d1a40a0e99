-- One context per thread and one actor per context, with a concurrency hint.
--@ slow
local inbox = require('inbox')
if _CONTEXT == 'main' then
    for i = 1, 3 do
        spawn_vm('.', { inherit_context = false, concurrency_hint = 1 }):send { from = inbox, n = i }
    end
    local sum = 0
    for _ = 1, 3 do sum = sum + inbox:receive() end
    print(sum) --> 6
else
    local message = inbox:receive()
    message.from:send(message.n)
end
