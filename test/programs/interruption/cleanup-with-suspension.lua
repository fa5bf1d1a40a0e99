-- To suspend while it cleans up, an interrupted fiber disables interruption.
local sleep = require('time').sleep
local f = spawn(function()
    local ok, e = pcall(sleep, 100)
    this_fiber.disable_interruption()
    sleep(1)
    print('cleaned up') --> cleaned up
    this_fiber.restore_interruption()
    if not ok then
        error(e)
    end
end)
this_fiber.yield()
f:interrupt()
f:join()
print(f.interruption_caught) --> true
