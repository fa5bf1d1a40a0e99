-- interruption_caught is only readable on a joined fiber: EINVAL otherwise.
local function read(f) return f.interruption_caught end
local f = spawn(function() end)
print(pcall(read, f)) --> false	Invalid argument
this_fiber.yield()
print(pcall(read, f)) --> false	Invalid argument
f:detach()
print(pcall(read, f)) --> false	Invalid argument
