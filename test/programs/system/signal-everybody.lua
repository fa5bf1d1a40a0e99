-- Everybody who waits for a set is told of a signal.
local system = require('system')
local signal = system.signal
local set = signal.set.new(signal.SIGUSR1)
local fibers = {}
for i = 1, 3 do fibers[i] = spawn(function() return set:wait() end) end
this_fiber.yield()
signal.raise(signal.SIGUSR1)
for i = 1, 3 do print(fibers[i]:join() == signal.SIGUSR1) end
--> true
--> true
--> true
