-- An interrupted wait takes nothing away: somebody can wait again.
local system = require('system')
local child = system.spawn { program = 'sleep', arguments = { 'sleep', '1000' } }
local waiter = spawn(function() child:wait() end)
this_fiber.yield()
waiter:interrupt()
waiter:join()
print(waiter.interruption_caught) --> true
print(pcall(function() return child.exit_code end)) --> false	Invalid argument
child:kill(system.signal.SIGTERM)
child:wait()
print(child.exit_code) --> 143
