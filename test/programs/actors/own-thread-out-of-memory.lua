-- An actor in a thread of its own that runs out of memory takes nobody else down: its channel closes, others go on.
--@ options --memory-limit 8M
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local greedy = spawn_vm('.', { inherit_context = false })
    local echo = spawn_vm('.', { inherit_context = false })
    greedy:send { role = 'greedy' }
    echo:send { role = 'echo', to = inbox }
    print(pcall(greedy.send, greedy, 'more')) --> false	Channel closed
    print(pcall(greedy.send, greedy, 'again')) --> false	Channel closed
    echo:send('still here')
    print(inbox:receive()) --> still here
else
    local message = inbox:receive()
    if message.role == 'echo' then
        message.to:send(inbox:receive())
    else
        local t = {}
        while true do t[#t + 1] = ('x'):rep(1000) .. #t end --! VM 0x* forcibly closed due to 'LUA_ERRMEM'
    end
end
