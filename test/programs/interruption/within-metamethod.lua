-- An interruption passes through a metamethod and an iterator.
local sleep = require('time').sleep
local function interrupted(body)
    local f = spawn(body)
    this_fiber.yield()
    f:interrupt()
    f:join()
    return f.interruption_caught
end
print(interrupted(function()
    return setmetatable({}, { __index = function() sleep(100) end }).x
end))
--> true
print(interrupted(function()
    for _ in function() sleep(100) end do end
end))
--> true
