-- system.signal.set: waits for one of several signals.
local system = require('system')
local set = system.signal.set.new(system.signal.SIGTERM, system.signal.SIGINT)
spawn(function() system.signal.raise(system.signal.SIGINT) end):detach()
print(set:wait() == system.signal.SIGINT) --> true
