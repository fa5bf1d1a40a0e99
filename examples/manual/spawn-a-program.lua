-- system.spawn: runs a program with shared streams, and waits for it.
local system = require('system')
system.spawn {
  program = 'printf',
  stdout = 'share',
  stderr = 'share',
  arguments = {
    'printf',
    '%s-%s\n',
    tostring(0), '100000',
  },
}:wait()
--> 0-100000
