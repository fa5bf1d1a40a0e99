-- A thousand sleeping fibers are interrupted at once.
local sleep = require('time').sleep
local fibers = {}
for i = 1, 1000 do
    fibers[i] = spawn(function() sleep(1000 + i) end)
end
this_fiber.yield()
for _, f in ipairs(fibers) do f:interrupt() end
local caught = 0
for _, f in ipairs(fibers) do
    f:join()
    if f.interruption_caught then caught = caught + 1 end
end
print(caught) --> 1000
