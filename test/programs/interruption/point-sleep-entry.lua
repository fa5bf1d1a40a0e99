-- Sleeping is an interruption point also when the request came before the call.
local sleep = require('time').sleep
local f
f = spawn(function()
    f:interrupt()
    sleep(0)
    print('never printed')
end)
f:join()
print(f.interruption_caught) --> true
