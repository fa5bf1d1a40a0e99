-- A fiber whose joined fiber was interrupted goes on without results; it is not interrupted itself.
local sleep = require('time').sleep
local fibers = { spawn(function() sleep(10) end) }
for i = 2, 100 do
  fibers[i] = spawn(function() return i, fibers[i - 1]:join() end)
end
this_fiber.yield()
fibers[1]:interrupt()
print(fibers[100]:join() == 100, fibers[100].interruption_caught) --> true	false
print(fibers[1].interruption_caught) --> true
