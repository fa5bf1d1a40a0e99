-- Only the master VM changes what is the process's; it may pass that on, and its sets go on.
local system = require('system')
local signal = system.signal
local function look(name)
  local function try(f, ...)
    local ok, e = pcall(f, ...)
    return ok and 'may' or tostring(e)
  end
  print(name, try(signal.set.new, signal.SIGUSR2), try(signal.ignore, signal.SIGUSR2), try(system.kill, system.getpid(), 0))
end
if _CONTEXT == 'worker' then
  local inbox = require('inbox')
  local parent = inbox:receive()
  look('actor')
  parent:send('done')
  return
end
look('first') --> first	may	Device or resource busy	may
local inbox = require('inbox')
local set = signal.set.new(signal.SIGUSR1)
local actor = spawn_vm('.')
actor:send(inbox)
inbox:receive()
--> actor	Operation not permitted	Operation not permitted	Operation not permitted
local heir = spawn_vm('.', { new_master = true })
look('former') --> former	Operation not permitted	Operation not permitted	Operation not permitted
signal.raise(signal.SIGUSR1)
print(set:wait() == signal.SIGUSR1) --> true
print(pcall(set.add, set, signal.SIGUSR1)) --> false	Operation not permitted
set:remove(signal.SIGUSR1)
collectgarbage()
heir:send(inbox)
inbox:receive()
--> actor	may	Device or resource busy	may
