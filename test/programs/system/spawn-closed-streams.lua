-- A standard stream that is nil is a pipe whose other end is closed.
local system = require('system')
local cat = system.spawn { program = 'cat' }
cat:wait()
print(cat.exit_code) --> 0
local yes = system.spawn { program = 'yes' }
yes:wait()
print(yes.exit_signal == system.signal.SIGPIPE) --> true
local complains = system.spawn { program = 'sh', arguments = { 'sh', '-c', 'while echo x >&2; do :; done' } }
complains:wait()
print(complains.exit_signal == system.signal.SIGPIPE) --> true
