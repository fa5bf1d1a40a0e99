-- Interruption: a loop that knows nothing of interruptions can be interrupted.
local sleep = require('time').sleep
local my_udp_sock = {
    send = function()
        sleep(1)
        error('host unreachable')
    end,
}

local notifier = spawn(function()
    local ok = false
    while not ok do
        ok = pcall(function()
            my_udp_sock:send('notification')
        end)
    end
end)

sleep(10)
notifier:interrupt()
notifier:join()
print(notifier.interruption_caught) --> true
