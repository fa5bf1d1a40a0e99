-- Booleans, numbers and strings arrive as they are.
local inbox = require('inbox')
local values = { true, false, 0, -1, 0.1, 1 / 3, 2 ^ 53, -2 ^ 53, 1e308, 5e-324, 1 / 0, -1 / 0, '', 'text', 'a\0b\255', ('x'):rep(100000) }
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    actor:send(inbox)
    local same = 0
    for _, value in ipairs(values) do
        actor:send(value)
        local back = inbox:receive()
        if back == value and type(back) == type(value) then same = same + 1 end
    end
    print(same == #values) --> true
else
    local main = inbox:receive()
    for _ = 1, #values do main:send(inbox:receive()) end
end
