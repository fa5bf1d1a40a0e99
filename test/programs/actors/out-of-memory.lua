-- An actor that runs out of memory takes nobody else down, and its channel closes.
--@ options --memory-limit 8M
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    actor:send('go')
    print(pcall(actor.send, actor, 'more')) --> false	Channel closed
else
    inbox:receive()
    local t = {}
    while true do t[#t + 1] = ('x'):rep(1000) .. #t end --! VM 0x* forcibly closed due to 'LUA_ERRMEM'
end
