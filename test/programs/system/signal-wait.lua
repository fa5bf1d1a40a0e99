-- wait() answers the number of the signal that occurs.
local system = require('system')
local set = system.signal.set.new(system.signal.SIGUSR1, system.signal.SIGUSR2)
spawn(function() system.signal.raise(system.signal.SIGUSR2) end):detach()
print(set:wait() == system.signal.SIGUSR2) --> true
spawn(function() system.kill(system.getpid(), system.signal.SIGUSR1) end):detach()
print(set:wait() == system.signal.SIGUSR1) --> true
