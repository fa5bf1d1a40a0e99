-- A fiber that is interrupted without unlocking leaves the mutex locked, whatever is collected.
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
f = nil
collectgarbage()
spawn(function()
    m:lock()
    print('never printed')
end):detach()
sleep(10)
print('still locked') --> still locked
require('system').exit()
