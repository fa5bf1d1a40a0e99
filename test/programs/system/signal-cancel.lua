-- cancel() ends the waits with "Operation canceled", an interruption ends one; no signal is lost by either.
local system = require('system')
local signal = system.signal
local set = signal.set.new(signal.SIGUSR1)
local a = spawn(function() print(pcall(set.wait, set)) end) --> false	Operation canceled
this_fiber.yield()
set:cancel()
a:join()
local b = spawn(function() set:wait() end)
this_fiber.yield()
b:interrupt()
signal.raise(signal.SIGUSR1)
b:join()
print(b.interruption_caught) --> true
print(set:wait() == signal.SIGUSR1) --> true
set:cancel()
