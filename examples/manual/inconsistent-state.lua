-- Interruption: a fiber discarded without restoring its invariants leaves the mutex locked.
local sleep = require('time').sleep
local m = require('mutex').new()

local f = spawn(function()
    m:lock()
    sleep(2)
    m:unlock()
end)

sleep(1)
f:interrupt()
f:join()

spawn(function()
    m:lock()
    print('never printed')
end):detach()
sleep(5)
print('nobody can lock it any more') --> nobody can lock it any more
require('system').exit()
