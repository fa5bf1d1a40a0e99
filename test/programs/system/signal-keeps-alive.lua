-- A fiber that waits for a signal keeps the process alive.
local system = require('system')
local set = system.signal.set.new(system.signal.SIGUSR1)
spawn(function()
  set:wait()
  print('it came') --> it came
end):detach()
system.spawn {
  program = 'sh', arguments = { 'sh', '-c', 'kill -USR1 ' .. system.getpid() },
}:wait()
