-- Fifty actors work at the same time.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    for i = 1, 50 do spawn_vm('.'):send { from = inbox, n = i } end
    local sum = 0
    for _ = 1, 50 do sum = sum + inbox:receive() end
    print(sum) --> 2550
else
    local message = inbox:receive()
    message.from:send(message.n * 2)
end
