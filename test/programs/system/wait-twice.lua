-- Only one fiber can wait for a child, once.
local system = require('system')
local generic_error = require('generic_error')
local child = system.spawn { program = 'sleep', arguments = { 'sleep', '1000' } }
local other = spawn(function()
  print(select(2, pcall(child.wait, child)) == generic_error.EBUSY) --> true
  child:kill(system.signal.SIGKILL)
end)
child:wait()
other:join()
print(select(2, pcall(child.wait, child)) == generic_error.EINVAL) --> true
print(child.exit_code) --> 137
