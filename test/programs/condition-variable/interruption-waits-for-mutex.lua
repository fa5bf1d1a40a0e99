-- An interrupted wait() raises only when it has got the mutex again.
local sleep = require('time').sleep
local m = require('mutex').new()
local c = require('condition_variable').new()
local f = spawn(function()
    m:lock()
    scope_cleanup_push(function()
        m:unlock()
        print('unwound')
    end)
    c:wait(m)
end)
this_fiber.yield()
m:lock()
f:interrupt()
sleep(5)
print('unlocking')
m:unlock()
f:join()
print(f.interruption_caught)
--> unlocking
--> unwound
--> true
