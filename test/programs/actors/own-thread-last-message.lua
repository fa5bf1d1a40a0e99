-- A message is received once its receiver has taken it, also when that was the last thing that happened in the receiver's thread.
--@ slow
local inbox = require('inbox')
if _CONTEXT == 'main' then
    for _ = 1, 2 do
        local senders = {}
        for i = 1, 8 do
            senders[i] = spawn(function() spawn_vm('.', { inherit_context = false }):send(i) end)
        end
        for i = 1, 8 do senders[i]:join() end
    end
    print('all received') --> all received
else
    inbox:receive()
end
