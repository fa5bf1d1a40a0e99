-- Interruption: a mother fiber interrupts its child, which waits for IO.
local sleep = require('time').sleep
local global_sock = {
    read = function() sleep(60) return 5 end,
    write = function() print('never written') end,
}

local function echo(sock, buf)
    local nread = sock:read(buf)
    sock:write(buf, nread)
end

local child_fib = spawn(function()
    local buf = {}
    echo(global_sock, buf)
end)

child_fib:interrupt()
child_fib:join()
print(child_fib.interruption_caught) --> true
