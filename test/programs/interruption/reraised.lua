-- A caught interruption that is raised again still ends the fiber as interrupted.
local sleep = require('time').sleep
local f = spawn(function()
    local ok, e = pcall(sleep, 100)
    print('cleaning up') --> cleaning up
    error(e)
end)
this_fiber.yield()
f:interrupt()
print(select('#', f:join())) --> 0
print(f.interruption_caught) --> true
