-- spawn_vm() returns a tx-channel.
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    print(type(actor), getmetatable(actor)) --> userdata	tx-channel
    print(select(2, pcall(function() return actor.nothing end))) --> Requested key wasn't found in the table/userdata
    local inbox = require('inbox')
    print(type(inbox), type(getmetatable(inbox))) --> userdata	string
    print(select(2, pcall(function() return inbox.nothing end))) --> Requested key wasn't found in the table/userdata
end
