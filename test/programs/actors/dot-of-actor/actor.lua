local inbox = require('inbox')
local message = inbox:receive()
message.from:send('actor ' .. message.level)
if message.level < 2 then
    spawn_vm('.'):send { from = message.from, level = message.level + 1 }
end
