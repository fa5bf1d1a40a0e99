-- An actor that computes for ever in the thread of others has its turns, and they have theirs.
local inbox = require('inbox')
local system = require('system')
if _CONTEXT == 'main' then
    local busy = spawn_vm('.')
    busy:send { to = inbox }
    print(inbox:receive()) --> busy
    for _ = 1, 50 do this_fiber.yield() end
    local child = spawn(function() print('a fiber of main') end) --> a fiber of main
    child:join()
    local echo = spawn_vm('.')
    echo:send { to = inbox, from_main = 'echo' }
    print(inbox:receive()) --> echo
    system.exit(0, { force = 2 })
else
    local message = inbox:receive()
    message.to:send(message.from_main or 'busy')
    while message.from_main == nil do end
end
