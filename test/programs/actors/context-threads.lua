-- spawn_context_threads() adds threads to the context, and actors go on to work.
--@ slow
local inbox = require('inbox')
if _CONTEXT == 'main' then
    spawn_context_threads(1)
    for i = 1, 4 do spawn_vm('.'):send { from = inbox, n = i } end
    local sum = 0
    for _ = 1, 4 do sum = sum + inbox:receive() end
    print(sum) --> 10
else
    local message = inbox:receive()
    message.from:send(message.n)
end
