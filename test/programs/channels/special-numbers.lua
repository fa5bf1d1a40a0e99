-- NaN and negative zero are sendable, also within tables.
local inbox = require('inbox')
if _CONTEXT == 'main' then
    spawn_vm('.'):send(inbox)
    local nan = inbox:receive()
    print(nan ~= nan) --> true
    print(1 / inbox:receive()) --> -inf
    local t = inbox:receive()
    print(t.nan ~= t.nan, 1 / t[1]) --> true	-inf
else
    local main = inbox:receive()
    main:send(0 / 0)
    main:send(-0)
    main:send { -0, nan = 0 / 0 }
end
