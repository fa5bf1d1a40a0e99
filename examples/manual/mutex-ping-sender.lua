-- mutex: a writer that never leaves the mutex locked.
local sleep = require('time').sleep
local ws_write_mtx = require('mutex').new()
local ws = { ping = function() print('ping') sleep(1) end }

local function ping_sender()
    sleep(30)
    scope(function()
        scope_cleanup_push(function() ws_write_mtx:unlock() end)
        ws_write_mtx:lock()
        ws:ping()
    end)
end

local sender = spawn(function()
    while true do ping_sender() end
end)
sleep(70)
sender:interrupt()
sender:join()
ws_write_mtx:lock()
print('free')
--> ping
--> ping
--> free
