-- What occurs while nobody waits is queued in each set, and taken in the order of the numbers.
local system = require('system')
local signal = system.signal
local low, high = math.min(signal.SIGUSR1, signal.SIGUSR2), math.max(signal.SIGUSR1, signal.SIGUSR2)
local a, b = signal.set.new(low, high, signal.SIGHUP), signal.set.new(high)
local last = signal.set.new(signal.SIGHUP)
signal.raise(high)
signal.raise(low)
signal.raise(signal.SIGHUP)
last:wait()
print(b:wait() == high, a:wait() == signal.SIGHUP, a:wait() == low, a:wait() == high) --> true	true	true	true
