-- Only joinable fibers can be interrupted: a detached one goes on.
local sleep = require('time').sleep
local f = spawn(function()
    sleep(2)
    print('slept') --> slept
end)
f:detach()
sleep(1)
f:interrupt()
sleep(2)
print('end') --> end
