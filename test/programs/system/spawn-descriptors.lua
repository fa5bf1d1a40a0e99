-- File descriptors serve as standard streams and as extra_fds, by the child's numbers; they stay open here.
local system = require('system')
local fd = system.out:dup()
local child = system.spawn {
  program = 'sh', arguments = { 'sh', '-c', 'echo one; echo two >&2; echo three >&3; echo nine >&9; [ -e /dev/fd/4 ] || echo none' },
  stdout = fd, stderr = fd, extra_fds = { [3] = fd, [9] = fd },
}
--> one
--> two
--> three
--> nine
--> none
child:wait()
fd:close()
print(child.exit_code) --> 0
