-- What the system has against a new process is raised by spawn as an error of the system.
local system = require('system')
local generic_error = require('generic_error')
local function fail(options)
  local ok, e = pcall(system.spawn, options)
  print(ok, tostring(e.category), e)
end
fail { program = 'no-such-program' } --> false	system	No such file or directory
fail { program = '' } --> false	system	No such file or directory
fail { program = '/no/such/program' } --> false	system	No such file or directory
fail { program = '/etc/passwd' } --> false	system	Permission denied
fail { program = '/etc' } --> false	system	Permission denied
fail { program = '/etc/passwd/x' } --> false	system	Not a directory
fail { program = 'true', arguments = { 'true', ('x'):rep(2 ^ 20) } } --> false	system	Argument list too long
