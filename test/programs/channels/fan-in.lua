-- Messages of many senders arrive once each.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    for i = 1, 10 do spawn_vm('.'):send { from = inbox, n = i } end
    local seen, count = {}, 0
    for _ = 1, 100 do
        local n = inbox:receive()
        if not seen[n] then
            seen[n] = true
            count = count + 1
        end
    end
    print(count) --> 100
else
    local message = inbox:receive()
    for i = 1, 10 do message.from:send(message.n * 100 + i) end
end
