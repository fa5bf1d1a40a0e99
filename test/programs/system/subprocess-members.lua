-- pid is there until somebody has waited; exit_code, exit_signal from then on.
local system = require('system')
local function member(object, key) return select(2, pcall(function() return object[key] end)) end
local child = system.spawn { program = 'true' }
print(child.pid > 1, member(child, 'exit_code'), member(child, 'exit_signal')) --> true	Invalid argument	Invalid argument
child:kill(0)
child:wait()
print(member(child, 'pid'), child.exit_code, child.exit_signal) --> Invalid argument	0	nil
print(pcall(child.kill, child, 0)) --> false	No such process
print(member(child, 'status')) --> Requested key wasn't found in the table/userdata
print(getmetatable(child)) --> subprocess
print(select(2, pcall(child.kill, child)).arg, select(2, pcall(child.kill, child, 65)).arg) --> 2	2
print(select(2, pcall(child.wait, system)).arg) --> 1
print(pcall(child.cap_get, child)) --> false	Operation not supported
