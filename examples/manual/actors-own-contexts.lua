-- Actors: one context per thread and one actor per context.
--@ slow
local inbox = require('inbox')
if _CONTEXT == 'main' then
    for i = 1, 3 do
        local actor = spawn_vm('.', { inherit_context = false, concurrency_hint = 1 })
        actor:send { from = inbox, job = i }
    end
    local results = {}
    for _ = 1, 3 do
        local done = inbox:receive()
        results[done.job] = done.result
    end
    print(table.concat(results, ' ')) --> 10 20 30
else
    scope_cleanup_push(function() inbox:close() end)
    local message = inbox:receive()
    message.from:send { job = message.job, result = message.job * 10 }
end
