-- A handler keeps a mutex from staying locked when its fiber is interrupted.
local sleep = require('time').sleep
local m = require('mutex').new()
local f = spawn(function()
    m:lock()
    scope_cleanup_push(function() m:unlock() end)
    sleep(100)
end)
sleep(1)
f:interrupt()
m:lock()
print('locked') --> locked
m:unlock()
