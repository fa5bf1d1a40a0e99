-- A sleeping fiber does not hold up the others.
local done = false
local f = spawn(function()
    for _ = 1, 100 do this_fiber.yield() end
    done = true
end)
require('time').sleep(1)
print(done) --> true
f:join()
