-- Interruption: an operation is either complete or did not happen; the checksum fits what was sent.
local sleep = require('time').sleep
local sent, checksum = 0, 0
local sock = {
    write = function()
        sleep(1)
        sent = sent + 1
    end,
}

local broadcaster = spawn(function()
    scope_cleanup_push(function()
        print('shutdown', sent == checksum) --> shutdown	true
    end)
    while true do
        sleep(20)
        sock:write()
        checksum = checksum + 1
    end
end)

sleep(62.5)
broadcaster:interrupt()
broadcaster:join()
print(sent) --> 2
