-- An interrupted fiber that returns passes its values on.
local sleep = require('time').sleep
local f = spawn(function()
    pcall(sleep, 100)
    return 'value'
end)
this_fiber.yield()
f:interrupt()
print(f:join()) --> value
print(f.interruption_caught) --> false
