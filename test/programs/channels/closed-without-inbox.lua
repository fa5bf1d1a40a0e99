-- A channel closes when the receiver's main fiber ends and inbox was never imported.
local sleep = require('time').sleep
if _CONTEXT == 'main' then
    local actor = spawn_vm('.')
    local ok, e = pcall(actor.send, actor, 'hello')
    print(ok, e, e.category) --> false	Channel closed	emilua.core
    print('worker goes on') --> worker goes on
else
    spawn(function()
        sleep(5)
        print('worker ends') --> worker ends
    end):detach()
    sleep(1)
end
