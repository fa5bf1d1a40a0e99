-- A message may be large.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local list = {}
    for i = 1, 5000 do list[i] = { id = i, name = 'item ' .. i } end
    spawn_vm('.'):send { from = inbox, list = list, text = ('0123456789'):rep(50000) }
    print(inbox:receive()) --> 5000 item 5000 500000
else
    local m = inbox:receive()
    m.from:send(#m.list .. ' ' .. m.list[5000].name .. ' ' .. #m.text)
end
