-- Tutorial: gives any operation a timeout.
local sleep = require('time').sleep

local function op_with_timeout(op, timeout)
    local f_op = spawn(op)
    local f_timer = spawn(function()
        sleep(timeout)
        f_op:interrupt()
    end)
    local ret = { f_op:join() }
    f_timer:interrupt()
    return unpack(ret)
end

local function op(seconds)
    return function()
        sleep(seconds)
        return 'done after ' .. seconds
    end
end

print(op_with_timeout(op(1), 5)) --> done after 1
print(select('#', op_with_timeout(op(60), 5))) --> 0
