-- A popped handler runs with interruption disabled.
local sleep = require('time').sleep
local f
f = spawn(function()
    f:interrupt()
    scope_cleanup_push(function()
        sleep(1)
        print('handler') --> handler
    end)
    scope_cleanup_pop()
    sleep(1)
    print('never printed')
end)
f:join()
print(f.interruption_caught) --> true
