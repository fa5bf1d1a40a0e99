-- Interruption: a cleanup that suspends disables interruption first.
local sleep = require('time').sleep

local child_fib = spawn(function()
    local ok = pcall(function()
        sleep(60)
    end)
    if not ok then
        this_fiber.disable_interruption()
        sleep(1)
        print('said goodbye') --> said goodbye
        this_fiber.restore_interruption()
    end
end)

sleep(1)
child_fib:interrupt()
child_fib:join()
