-- A context whose concurrency hint is 1 takes no more threads.
--@ slow
local inbox = require('inbox')
if _CONTEXT == 'main' then
    spawn_vm('.', { inherit_context = false, concurrency_hint = 1 }):send(inbox)
    print(inbox:receive()) --> Operation not supported
else
    local main = inbox:receive()
    main:send(tostring(select(2, pcall(spawn_context_threads, 1))))
end
