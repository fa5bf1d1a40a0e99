-- A signal that is removed from a set is forgotten there, with what was queued.
local system = require('system')
local signal = system.signal
local set, other = signal.set.new(), signal.set.new(signal.SIGUSR1)
set:add(signal.SIGUSR1)
set:add(signal.SIGUSR1)
signal.raise(signal.SIGUSR1)
other:wait()
set:remove(signal.SIGUSR1)
set:remove(signal.SIGUSR1)
set:add(signal.SIGUSR2)
signal.raise(signal.SIGUSR2)
print(set:wait() == signal.SIGUSR2) --> true
set:clear()
print(pcall(signal.default, signal.SIGUSR2)) --> true
