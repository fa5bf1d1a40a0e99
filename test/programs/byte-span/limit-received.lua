-- Spans that arrive in messages and are dropped do not fill the receiver's memory.
--@ slow
--@ options --memory-limit 8M
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    for i = 1, 40 do actor:send { byte_span.new(1000000), byte_span.new(1500000) } end
    actor:send(false)
else
    local inbox = require 'inbox'
    local n = 0
    while inbox:receive() do n = n + 1 end
    print(n) --> 40
end
