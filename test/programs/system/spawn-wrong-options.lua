-- Options of wrong types, unknown ones and contradictions raise EINVAL with the option's name.
local system = require('system')
local generic_error = require('generic_error')
local function fail(options)
  local ok, e = pcall(system.spawn, options)
  print(e:togeneric() == generic_error.EINVAL, e.arg)
end
fail(nil) --> true	1
fail('sh') --> true	1
fail {} --> true	program
fail { program = 1 } --> true	program
fail { program = 'true\0' } --> true	program
fail { 'true' } --> true	1
fail { program = 'true', argument = {} } --> true	argument
fail { program = 'true', arguments = 'x' } --> true	arguments
fail { program = 'true', arguments = { 'true', 1 } } --> true	arguments
fail { program = 'true', arguments = { 'true', nil, 'x' } } --> true	arguments
fail { program = 'true', arguments = { x = 'y' } } --> true	arguments
fail { program = 'true', arguments = { [0] = 'y' } } --> true	arguments
fail { program = 'true', arguments = { [1.5] = 'y' } } --> true	arguments
fail { program = 'true', environment = { 'x' } } --> true	environment
fail { program = 'true', environment = { x = 1 } } --> true	environment
fail { program = 'true', environment = { ['a=b'] = 'c' } } --> true	environment
fail { program = 'true', environment = { [''] = 'c' } } --> true	environment
fail { program = 'true', environment = { a = 'b\0' } } --> true	environment
fail { program = 'true', stdin = 'shared' } --> true	stdin
fail { program = 'true', stdout = 1 } --> true	stdout
fail { program = 'true', stderr = true } --> true	stderr
fail { program = 'true', extra_fds = 3 } --> true	extra_fds
fail { program = 'true', signal_on_gcreaper = 'SIGTERM' } --> true	signal_on_gcreaper
fail { program = 'true', signal_on_gcreaper = -1 } --> true	signal_on_gcreaper
fail { program = 'true', signal_on_gcreaper = 65 } --> true	signal_on_gcreaper
fail { program = 'true', signal_on_gcreaper = 1.5 } --> true	signal_on_gcreaper
fail { program = 'true', start_new_session = 1 } --> true	start_new_session
fail { program = 'true', ruid = '0', euid = 0 } --> true	ruid
fail { program = 'true', ruid = 0, euid = -1 } --> true	euid
fail { program = 'true', rgid = 2 ^ 40, egid = 0 } --> true	rgid
fail { program = 'true', extra_groups = 'x' } --> true	extra_groups
fail { program = 'true', working_directory = '/' } --> true	working_directory
fail { program = 'true', foreground = 'stdin' } --> true	foreground
fail { program = 'true', set_ctty = 1 } --> true	set_ctty
fail { program = 'true', set_ctty = 1, start_new_session = true, foreground = 'stdin', process_group = 0 } --> true	set_ctty
