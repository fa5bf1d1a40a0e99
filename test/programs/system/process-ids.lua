-- getpid and getppid are what children see.
local system = require('system')
local child = system.spawn {
  program = 'sh', arguments = { 'sh', '-c', '[ $PPID = ' .. system.getpid() .. ' ]' },
}
child:wait()
print(child.exit_code, system.getppid() > 0) --> 0	true
system.kill(system.getpid(), 0)
