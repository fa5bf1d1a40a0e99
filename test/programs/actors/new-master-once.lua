-- Who has passed on its role as master cannot pass it on again; who has got it can.
local inbox = require('inbox')
local function pass_on() return (pcall(spawn_vm, '.', { new_master = true })) end
if _CONTEXT == 'main' then
    local heir = spawn_vm('.', { new_master = true })
    print(pcall(spawn_vm, '.', { new_master = true })) --> false	Operation not permitted
    local other = spawn_vm('.', { new_master = false })
    other:send { main = inbox }
    print(inbox:receive()) --> false
    heir:send { main = inbox }
    print(inbox:receive()) --> true
else
    local ok, message = pcall(inbox.receive, inbox)
    if ok then message.main:send(pass_on()) end
end
