-- Interruption: the same as cleanup-by-pcall.lua, with a cleanup handler.
local sleep = require('time').sleep
local global_sock_mutex = require('mutex').new()

local child_fib = spawn(function()
    global_sock_mutex:lock()
    scope_cleanup_push(function() global_sock_mutex:unlock() end)
    sleep(60)
end)

sleep(1)
child_fib:interrupt()
child_fib:join()
global_sock_mutex:lock()
print('locked again') --> locked again
