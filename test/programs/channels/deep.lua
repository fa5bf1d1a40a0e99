-- A message may be nested deeply.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    local t = { value = 'bottom' }
    for _ = 1, 100 do t = { t } end
    spawn_vm('.'):send { from = inbox, t = t }
    print(inbox:receive()) --> bottom
else
    local m = inbox:receive()
    local t = m.t
    while t[1] do t = t[1] end
    m.from:send(t.value)
end
