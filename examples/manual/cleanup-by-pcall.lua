-- Interruption: unlocking in an error handler, by hand.
local sleep = require('time').sleep
local global_sock_mutex = require('mutex').new()

local child_fib = spawn(function()
    global_sock_mutex:lock()
    local ok, ex = pcall(function()
        sleep(60)
    end)
    global_sock_mutex:unlock()
    if not ok then
        error(ex)
    end
end)

sleep(1)
child_fib:interrupt()
child_fib:join()
global_sock_mutex:lock()
print('locked again') --> locked again
