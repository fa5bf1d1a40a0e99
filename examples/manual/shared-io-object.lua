-- Interruption: two fibers share one IO object, and the main one stops the other.
local sleep = require('time').sleep
local write_mutex = require('mutex').new()
local ws = {
    ping = function() print('ping') end,
    read = function(self)
        sleep(45)
        self.reads = (self.reads or 0) + 1
        if self.reads > 1 then error('closed') end
        print('read')
    end,
}

local ping_sender = spawn(function()
    while true do
        sleep(20)
        write_mutex:lock()
        scope_cleanup_push(function() write_mutex:unlock() end)
        local ok = pcall(function() ws:ping() end)
        if not ok then
            return
        end
        scope_cleanup_pop()
    end
end)

while true do
    local ok = pcall(function()
        ws:read()
    end)
    if not ok then
        break
    end
end

ping_sender:interrupt()

this_fiber.disable_interruption()
ping_sender:join()
print(ping_sender.interruption_caught)
--> ping
--> ping
--> read
--> ping
--> ping
--> true
