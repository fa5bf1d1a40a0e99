-- Closed descriptors raise EBADF, other values and numbers EINVAL, with the option's name.
local system = require('system')
local fd, closed = system.out:dup(), system.out:dup()
closed:close()
local function fail(options)
  options.program = options.program or 'true'
  local ok, e = pcall(system.spawn, options)
  print(e, e.arg)
end
fail { stdin = closed } --> Bad file descriptor	stdin
fail { stdout = closed } --> Bad file descriptor	stdout
fail { extra_fds = { [3] = closed } } --> Bad file descriptor	extra_fds
fail { program = closed } --> Bad file descriptor	program
fail { working_directory = closed } --> Bad file descriptor	working_directory
fail { extra_fds = { [2] = fd } } --> Invalid argument	extra_fds
fail { extra_fds = { [10] = fd } } --> Invalid argument	extra_fds
fail { extra_fds = { [3.5] = fd } } --> Invalid argument	extra_fds
fail { extra_fds = { x = fd } } --> Invalid argument	extra_fds
fail { extra_fds = { [3] = 1 } } --> Invalid argument	extra_fds
fail { working_directory = fd } --> Not a directory	nil
